import { addTexts } from '../texts.js';

addTexts({
  'measure.title': ['量测', 'Measure'],
  'measure.length': ['量距离', 'Measure a distance'],
  'measure.area': ['量面积', 'Measure an area'],
  'measure.hint': ['在地图上逐点单击；回车结束，退格撤回一点，Esc 取消。', 'Click point by point on the map; Enter ends, Backspace takes a point back, Esc cancels.'],
  'measure.atCentre': ['在地图中心加点', 'Add a point at the centre'],
  'measure.back': ['撤回一点', 'Take one back'],
  'measure.end': ['结束', 'End'],
  'measure.again': ['重新量', 'Measure again'],
  'measure.lengthIs': ['长度', 'Length'],
  'measure.perimeterIs': ['周长', 'Perimeter'],
  'measure.areaIs': ['面积', 'Area'],
  'measure.lastIs': ['最后一段', 'Last part'],
  'measure.method': ['椭球面（CGCS2000），与检查记录同一算法', 'On the ellipsoid (CGCS2000), as in check records'],
  'measure.crosses': ['边界自相交，没有确定的面积。', 'The boundary crosses itself; it has no one area.'],
  'measure.points': ['{count} 个点', '{count} points'],
});
