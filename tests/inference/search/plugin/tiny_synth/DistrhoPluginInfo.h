/* What DPF asks of a plugin: a synthesiser without a face. */
#define DISTRHO_PLUGIN_BRAND "loopseed"
#define DISTRHO_PLUGIN_NAME "Tiny"
#define DISTRHO_PLUGIN_URI "urn:loopseed:tiny"
#define DISTRHO_PLUGIN_HAS_UI 0
#define DISTRHO_PLUGIN_IS_SYNTH 1
#define DISTRHO_PLUGIN_NUM_INPUTS 0
#define DISTRHO_PLUGIN_NUM_OUTPUTS 1
