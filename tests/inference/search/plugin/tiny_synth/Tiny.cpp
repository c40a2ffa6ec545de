/* A synthesiser for the tests of plugins: one voice that plays each note the same way. */
#include "DistrhoPlugin.hpp"

#include <cmath>

START_NAMESPACE_DISTRHO

class Tiny : public Plugin {
    enum { SHAPE, CUTOFF, DECAY, VOLUME, COUNT };
    float value[COUNT] = {0.0f, 0.7f, 0.5f, 0.8f};
    int note = -1;
    bool held = false;
    double phase = 0, level = 0, low = 0;

public:
    Tiny() : Plugin(COUNT, 0, 0) {}

protected:
    const char* getLabel() const override { return "Tiny"; }
    const char* getMaker() const override { return "loopseed"; }
    const char* getLicense() const override { return "MIT"; }
    uint32_t getVersion() const override { return d_version(1, 0, 0); }
    int64_t getUniqueId() const override { return d_cconst('l', 's', 'T', 'y'); }

    void initParameter(uint32_t index, Parameter& parameter) override {
        static const char* const names[COUNT] = {"Shape", "Cutoff", "Decay", "Volume"};
        parameter.hints = kParameterIsAutomatable;
        parameter.name = parameter.symbol = names[index];
        parameter.ranges.def = value[index];
        parameter.ranges.min = 0.0f;
        parameter.ranges.max = 1.0f;
    }

    float getParameterValue(uint32_t index) const override { return value[index]; }
    void setParameterValue(uint32_t index, float set) override { value[index] = set; }

    void take(const MidiEvent& event) {
        const int kind = event.data[0] & 0xF0;
        if (kind == 0x90 && event.data[2] > 0) {
            note = event.data[1];
            held = true;
            level = 1;
            phase = low = 0;
        } else if ((kind == 0x80 || kind == 0x90) && event.data[1] == note) {
            held = false;
        }
    }

    /* A saw that becomes a square with SHAPE, through a low-pass of 60 to 9,000 Hz, under a fall of 0.05 to 3 s. */
    void run(const float**, float** outputs, uint32_t frames, const MidiEvent* events, uint32_t count) override {
        const double rate = getSampleRate();
        const double gain = 1 - std::exp(-6.2832 * 60 * std::pow(150.0, value[CUTOFF]) / rate);
        uint32_t next = 0;
        for (uint32_t frame = 0; frame < frames; ++frame) {
            for (; next < count && events[next].frame <= frame; ++next)
                take(events[next]);
            const double fall = held ? 0.05 * std::pow(60.0, value[DECAY]) : 0.03;
            level = note < 0 ? 0 : level * std::exp(-1 / (fall * rate));
            phase += 440 * std::pow(2.0, (note - 69) / 12.0) / rate;
            phase -= std::floor(phase);
            const double saw = 2 * phase - 1, square = phase < 0.5 ? 1 : -1;
            low += gain * (saw + value[SHAPE] * (square - saw) - low);
            outputs[0][frame] = static_cast<float>(low * level * value[VOLUME]);
        }
    }
};

Plugin* createPlugin() {
    return new Tiny();
}

END_NAMESPACE_DISTRHO
