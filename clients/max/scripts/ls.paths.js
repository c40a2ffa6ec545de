/**
 * Paths as Max writes them, and as other programs do. It does not use Max.
 */

/**
 * `Macintosh HD:/Users/me/a.wav` as `/Volumes/Macintosh HD/Users/me/a.wav` (macOS links the start volume there, too).
 * Paths of Windows (`C:\Users\me\a.wav`, `\\server\a.wav`) get forward slashes; elsewhere a backslash is a letter of the name.
 * @param {string} path @returns {string}
 */
exports.plain = function (path) {
    var parts = /^([^\/\\:]{2,}):\/?(.*)$/.exec(path);
    if (parts) {
        return "/Volumes/" + parts[1] + "/" + parts[2];
    }
    return /^([A-Za-z]:|\\\\)/.test(path) ? path.replace(/\\/g, "/") : path;
};

/** The folder of a file, with forward slashes; that of `D:/a.wav` is `D:/`. @param {string} path @returns {string} */
exports.folder = function (path) {
    return path.slice(0, path.lastIndexOf("/")).replace(/^([A-Za-z]:)$/, "$1/");
};

/** Is there a path at all? @param {any} given @returns {boolean} */
exports.isPath = function (given) {
    return typeof given === "string" && given !== "";
};

/** The name of a file. @param {string} path @returns {string} */
exports.name = function (path) {
    return path.slice(path.lastIndexOf("/") + 1);
};
