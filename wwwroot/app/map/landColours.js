/**
 * Colours of land classes, as data. `planned` are the classes of 用地用海 as the drawing rules for city plans of 2021 give them (附录 B); `surveyed` are those of the land survey
 * (DLBM), a map product's rather than the standard's. Neither can be told apart by everybody: a code beside the colour and hatches carry the difference too.
 */
export const planned = {
  '01': '#f5f8dc', '02': '#bfe9aa', '03': '#68b167', '04': '#cdf57a', '05': '#65cdaa', '06': '#d8d79f', '0701': '#ffff2d', '0703': '#ffd380', '0801': '#ff00ff', '0803': '#ff7f00', '0804': '#ff85c9',
  '0802': '#e6005c', '0805': '#00a57c', '0806': '#ff7f7e', '0807': '#ff9f7f', '09': '#ff0000', '1001': '#bb9674', '1002': '#9e6c54', '1003': '#0000ff', '1101': '#8761d3', '1102': '#9999ff', '12': '#b7b7b7',
  '1202': '#adadad', '1207': '#a3a3a3', '1205': '#999999', '13': '#006380', '1401': '#00ff00', '1402': '#148d4a', '1403': '#acffcf', '15': '#859156', '16': '#ffffff', '17': '#338ec0', '18': '#94d5eb',
  '19': '#56a6d3', '20': '#6c8bd1', '21': '#1aaae6', '22': '#83bcd6', '23': '#eeeeee', '24': '#d6eaf3',
};

export const surveyed = {
  '0101': '#f8d072', '0102': '#f8e71c', '0103': '#fffbb1', '0201': '#d6a7c9', '0202': '#d5a7b0', '0203': '#e7cce2', '0204': '#e7cce2', '0301': '#31ad69', '0302': '#31ad69', '0305': '#64b968', '0307': '#97cfb2',
  '0401': '#83c238', '0403': '#9ace7f', '0404': '#c8e3a0', '05H1': '#e2a195', '0508': '#c59a8c', '0601': '#c59a8c', '0602': '#c59a8c', '0701': '#e56766', '0702': '#ec898a', '08H1': '#f1a5b4', '08H2': '#f1a5b4',
  '0809': '#f1a5b4', '0810': '#81c35d', '09': '#c17261', '1001': '#d1c9d3', '1002': '#d1c9d3', '1003': '#d2d8c9', '1004': '#dededd', '1005': '#aaa9a9', '1006': '#c2c1c1', '1007': '#eb897e', '1008': '#eb897e',
  '1009': '#eb897e', '1101': '#a3d6f5', '1102': '#a3d6f5', '1103': '#a3d6f5', '1104': '#90aacf', '1105': '#b3def8', '1106': '#b3def8', '1107': '#a0cdf0', '1108': '#afc8dc', '1109': '#e68264', '1201': '#e1dce1',
  '1202': '#dcb482', '1203': '#c8ccd2', '1204': '#c8beaa', '1205': '#c8beaa', '1206': '#d7c8b9', '1207': '#deddd6',
};

/** The classes that a legend names; a class of more digits takes the colour of the shorter code it begins with. */
export const surveyedNames = {
  '01': ['耕地', 'Cropland', '0101'], '02': ['种植园用地', 'Orchards', '0201'], '03': ['林地', 'Forest', '0301'], '04': ['草地', 'Grassland', '0401'], '06': ['工矿用地', 'Industry and mining', '0601'],
  '07': ['住宅用地', 'Housing', '0701'], '08': ['公共管理与服务用地', 'Public services', '0809'], '10': ['交通运输用地', 'Transport', '1003'], '11': ['水域及水利设施用地', 'Water', '1101'], '12': ['其他土地', 'Other land', '1207'],
};

/** The colour of a class code; null when the table has none. */
export function colourOf(table, code) {
  for (let length = code.length; length >= 2; length--) {
    const colour = table[code.slice(0, length)];
    if (colour) return colour;
  }
  return null;
}
