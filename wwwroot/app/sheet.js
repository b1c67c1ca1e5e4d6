/** On a phone the side is a sheet with three heights; elsewhere this changes nothing that is seen. */
const heights = ['low', 'half', 'full'];

export function mountSheet() {
  const grip = document.getElementById('sheet-grip');
  const set = height => { document.body.dataset.sheet = height; };
  let from = null;
  let moved = false;
  grip.addEventListener('pointerdown', event => {
    [from, moved] = [event.clientY, false];
    grip.setPointerCapture(event.pointerId);
  });
  grip.addEventListener('pointermove', event => {
    if (from === null || Math.abs(event.clientY - from) < 30) return;
    const at = heights.indexOf(document.body.dataset.sheet) + (event.clientY < from ? 1 : -1);
    if (heights[at]) set(heights[at]);
    [from, moved] = [event.clientY, true];
  });
  grip.addEventListener('pointerup', () => { from = null; });
  // A press without a pull, and the keyboard, go round the three.
  grip.addEventListener('click', () => {
    if (!moved) set(heights[(heights.indexOf(document.body.dataset.sheet) + 1) % heights.length]);
    moved = false;
  });
}
