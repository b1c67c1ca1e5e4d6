import { addTexts } from '../texts.js';

addTexts({
  'search.title': ['查找', 'Search'],
  'search.hint': ['乡镇、村、园区、文物、项目，或坐标', 'Town, village, park, heritage, project, or coordinates'],
  'search.results': ['查找结果', 'Results'],
  'search.none': ['没有找到“{text}”。坐标可写成 112.7367,34.7505、34°45′02″N 112°44′12″E 或 3847640,38384320。', 'Nothing found for "{text}". Coordinates can be 112.7367,34.7505, 34°45′02″N 112°44′12″E or 3847640,38384320.'],
  'search.coordinates': ['坐标可以这样解读', 'The coordinates can be read as'],
  'search.places': ['地名', 'Places'],
  'search.outside': ['不在本区附近', 'not near the district'],
  'search.more': ['共 {count} 处，请写得更具体', '{count} in all; say more'],
  'search.village': ['村', 'Village'],
  'search.project': ['已登记项目', 'Registered project'],
  'search.clear': ['清除', 'Clear'],
});
