/**
 * [jsui ls.map.js]: the picture of the model's map. A click, or a drag over it, gives the place.
 *
 * in: `show PATH`, the picture; `show 0`: none
 * out: X Y, 0..1 from the left and from the bottom
 */

autowatch = 0;
inlets = 1;
outlets = 1;

var GROUND = "live_lcd_bg"; // colours of Live's theme, asked for at each drawing: without a picture
var CROSS = "live_lcd_control_fg";
var ARM = 5; // pixels from the middle of the cross to its ends

mgraphics.init();
mgraphics.relative_coords = 0;
mgraphics.autofill = 0;

/** @type {Image|null} */
var picture = null;
/** @type {number[]|null} the place that was clicked last */
var place = null;

/** @param {string|number} path */
function show(path) {
    picture = typeof path === "string" ? new Image(path) : null;
    place = null;
    mgraphics.redraw();
}

function paint() {
    var width = mgraphics.size[0];
    var height = mgraphics.size[1];
    mgraphics.set_source_rgba(max.getcolor(GROUND));
    mgraphics.rectangle(0, 0, width, height);
    mgraphics.fill();
    if (picture && picture.size[0] > 0 && picture.size[1] > 0) { // a file that cannot be read gives an empty one
        mgraphics.save();
        mgraphics.scale(width / picture.size[0], height / picture.size[1]);
        mgraphics.image_surface_draw(picture);
        mgraphics.restore();
    }
    if (place) {
        var x = place[0] * width;
        var y = (1 - place[1]) * height;
        mgraphics.set_source_rgba(max.getcolor(CROSS));
        mgraphics.rectangle(x - ARM, y - 0.5, 2 * ARM, 1);
        mgraphics.rectangle(x - 0.5, y - ARM, 1, 2 * ARM);
        mgraphics.fill();
    }
}

/** @param {number} x @param {number} y pixels from the upper left corner */
function onclick(x, y) {
    place = [share(x / mgraphics.size[0]), share(1 - y / mgraphics.size[1])];
    outlet(0, place);
    mgraphics.redraw();
}
/** @type {any} */ (onclick).local = 1; // the mouse calls it, a message does not

/** @param {number} x @param {number} y @param {number} isDown */
function ondrag(x, y, isDown) {
    if (isDown) {
        onclick(x, y);
    }
}
/** @type {any} */ (ondrag).local = 1;

/** @param {number} value @returns {number} 0..1 */
function share(value) {
    return Math.max(0, Math.min(1, value));
}
/** @type {any} */ (share).local = 1;

function anything() {
    post("there is no message " + messagename + " for the map\n");
}
