// The wall follows the store: when there is another picture, it is shown.

const query = new URL(import.meta.url).search;
const { show, tell } = await import(`./matrix.js${query}`);
const { fillScreen, follow } = await import(`./follow.js${query}`);

const wall = document.querySelector("main");
const canvas = wall.querySelector(".canvas");

tell(canvas, JSON.parse(document.getElementById("hover").textContent));
follow(wall, (picture) => {
  show(canvas, picture.svg);
  tell(canvas, picture.hover);
});
fillScreen();
