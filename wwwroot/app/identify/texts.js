import { addTexts } from '../texts.js';

addTexts({
  'identify.title': ['这里有什么', 'What is here'],
  'identify.reading': ['正在查询…', 'Looking…'],
  'identify.close': ['关闭', 'Close'],
  'identify.check': ['检查此处', 'Check this'],
  'identify.checkFeature': ['以此范围检查', 'Check this area'],
  'identify.checkNone': ['这里没有可以直接检查的面，请画出用地。', 'There is no area here to check; draw the site.'],
  'identify.none': ['这里没有任何图层的要素。没有要素不等于没有管控要求：请做检查。', 'No layer has anything here. That does not mean there is nothing: run a check.'],
  'identify.outside': ['这里在工作区范围以外。', 'This is outside the workspace.'],
  'identify.unanswered': ['数据损坏，未能查询：{layers}', 'Damaged, not looked at: {layers}'],
  'identify.more': ['另有 {count} 个', '{count} more'],
  'identify.version': ['第 {version} 版', 'version {version}'],
  'identify.vintage': ['数据日期 {date}', 'data of {date}'],
  'identify.noVintage': ['数据日期未说明', 'date of data not stated'],
  'identify.accuracy': ['中误差 {metres} m', 'accuracy {metres} m'],
  'identify.partial': ['数据不全', 'partial data'],
  'identify.distance': ['相距 {distance}', '{distance} away'],
});
