/**
 * Paths as Max writes them, and as other programs do. It does not use Max.
 */

/**
 * `Macintosh HD:/Users/me/a.wav` as `/Volumes/Macintosh HD/Users/me/a.wav` (macOS links the start volume there, too).
 * Paths of Windows (`C:/Users/me/a.wav`) and plain ones stay as they are.
 * @param {string} path @returns {string} with forward slashes
 */
exports.plain = function (path) {
    var parts = /^([^\/\\:]{2,}):\/?(.*)$/.exec(path);
    return parts ? "/Volumes/" + parts[1] + "/" + parts[2] : path.replace(/\\/g, "/");
};

/** The folder of a file, with forward slashes. @param {string} path @returns {string} */
exports.folder = function (path) {
    return path.slice(0, path.lastIndexOf("/"));
};

/** The name of a file. @param {string} path @returns {string} */
exports.name = function (path) {
    return path.slice(path.lastIndexOf("/") + 1);
};
