/* An empty Python module, so that a normal build of the package compiles and installs the kernel's library;
 * phase_kernel.py calls the kernel through ctypes. */
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_phase", "The phase kernel; inference.dsp.phase_kernel calls it.", -1, NULL,
    NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__phase(void) { return PyModule_Create(&definition); }
