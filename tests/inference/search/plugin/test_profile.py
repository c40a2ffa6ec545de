"""Profiles: what they lock, and what is wrong with one in one sentence."""

from pathlib import Path

import pytest

from inference.search.plugin.plugin import PluginError, PluginParameter
from inference.search.plugin.profile import SHIPPED, Profile, find_profile, read_profile

NAMES = ("MIDI CC 0", "MIDI Ch. 1 CC 1", "midi channel", "Cutoff", "Reverb Wet", "Reverb Size", "Volume")


def choose(profile: Profile, *names: str) -> tuple[list[str], dict[int, float]]:
    parameters = [PluginParameter(number, name, 0.5, "") for number, name in enumerate(names or NAMES)]
    free, values = profile.choose(parameters)
    return [parameters[number].name for number in free], values


def test_controllers_of_midi_are_never_free():
    assert choose(Profile())[0] == ["Cutoff", "Reverb Wet", "Reverb Size", "Volume"]
    assert choose(Profile(), "MIDI CC 0", "Amount of MIDI CC")[0] == ["Amount of MIDI CC"]


def test_what_has_no_name_is_never_free():
    assert choose(Profile(), "", "-", " ", "Cutoff")[0] == ["Cutoff"]


def test_what_is_no_knob_is_never_free():
    assert choose(Profile(), "Bypass", "bypass SNA", "Filter Bypass")[0] == ["Filter Bypass"]
    parameters = [PluginParameter(0, "Sample Rate", 0.5, "", is_knob=False), PluginParameter(1, "Cutoff", 0.5, "")]
    assert Profile().choose(parameters)[0] == [1]
    assert Profile(values={"Sample Rate": 0.25}).choose(parameters) == ([1], {0: 0.25})


def test_a_pattern_that_fits_nothing_is_found():
    """As one with a typing error does."""
    parameters = [PluginParameter(number, name, 0.5, "") for number, name in enumerate(NAMES)]
    profile = Profile(("Reverb*", "reverv*", 3), {"Vol*": 0.5, "V?l": 0.5})
    assert profile.list_unused(parameters) == ["reverv*", "V?l"]


def test_a_lock_is_a_name_or_a_pattern_or_an_index():
    assert choose(Profile(lock=("volume", "reverb*")))[0] == ["Cutoff"]
    assert choose(Profile(lock=(3, "chorus*")))[0] == ["Reverb Wet", "Reverb Size", "Volume"]
    assert choose(Profile(values={"Volume": 0.7, "reverb ?et": 0.0})) == (["Cutoff", "Reverb Size"], {6: 0.7, 4: 0.0})


@pytest.mark.parametrize("wanted", ["volumes", 7])
def test_a_lock_that_the_plugin_lacks_is_one_sentence(wanted: str | int):
    with pytest.raises(PluginError, match=f"the parameter {wanted!r}, which the plugin lacks; it has Cutoff, Reverb"):
        choose(Profile(lock=(wanted,)))


def test_a_plugin_without_parameters_is_one_sentence():
    with pytest.raises(PluginError, match="The plugin has no parameters to turn"):
        Profile().choose([])


def test_a_profile_that_leaves_nothing_is_one_sentence():
    with pytest.raises(PluginError, match="locks every parameter"):
        choose(Profile(lock=("*",)))


def test_a_file_is_read(tmp_path: Path):
    (path := tmp_path / "a.toml").write_text(
        '\ufeffsettle = 1\nlock = ["Cut*", 4]\n[values]\nVolume = 1\n'
    )  # as some editors do
    assert read_profile(find_profile(str(path))) == Profile(("Cut*", 4), {"Volume": 1.0}, 1.0)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("lock", "is no TOML"),
        ("lock = " + "[" * 5000, "its values are nested too deeply"),
        ("\udcff", "is no TOML"),
        ("locks = []", "has the key 'locks', which is none of a profile's; the keys are lock, values and settle"),
        ("lock = [true]", "has the lock"),
        ("lock = [-1]", "has the lock"),
        ('values = {a = "1"}', "has the values"),
        ("values = {a = 1.5}", "has the values"),
        ("settle = 11", "has the settle 11, and can have 0 to 10 s"),
    ],
)
def test_a_wrong_file_is_one_sentence(tmp_path: Path, text: str, sentence: str):
    (path := tmp_path / "a.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(PluginError, match=sentence):
        read_profile(path)


def test_a_profile_that_is_not_there_is_one_sentence():
    with pytest.raises(PluginError, match=r"give a \.toml file, or one of ours: amsynth, diva or tal-noisemaker"):
        find_profile("massive")


def test_each_of_ours_can_be_read():
    for path in SHIPPED.glob("*.toml"):
        assert read_profile(path).lock


# The names of parameters as public lists have them: groups, and what is in each; those of a second one are like the
# first's. A star: to be left alone.
DIVA = {
    "main": "Output* Active_#FX1*",
    "PCore": "LED_Colour*",
    "VCC": "Voices* Voice_Stack* Mode* GlideMode* Glide* PitchBend_Up* TuningMode* Transpose* FineTuneCents* "
    "MultiCore*",
    "OPT": "Accuracy* OfflineAcc* TuneSlop* CutoffSlop* GlideSlop* PWSlop* EnvrateSlop* V1Mod* V8Mod*",
    "ENV1": "Attack Decay Sustain Release Velocity* Model* Trigger* Quantise Curve Release_On KeyFollow*",
    "LFO1": "Sync* Restart* Waveform Phase Delay DepthMod_Src1* DepthMod_Dpt1 Rate FreqMod_Src1* FreqMod_Dpt Polarity",
    "MOD": "Quantise* Slew_Rate* RectifySource* InvertSource* LagSource* AddSource1* MulSource1*",
    "OSC": "Model* Tune1 Tune2 Tune3 Vibrato PulseWidth Shape1 FM Sync2 OscMix Volume1 PulseShape SawShape "
    "SuboscShape Tune1ModSrc* Tune1ModDepth PWModSrc* PWModDepth ShapeSrc* ShapeDepth Triangle1On Noise1On "
    "ShapeModel* NoiseVol NoiseColor TuneModOsc1 TuneModMode EcoWave1 RingmodPulse Drift* FmModSrc* FmModDepth "
    "NoiseVolModSrc* NoiseVolModDepth DigitalShape2 DigitalType1 DigitalAntiAlias*",
    "HPF": "Model* Frequency Resonance Revision* KeyFollow* FreqModSrc* FreqModDepth Post-HPF_Freq",
    "VCF1": "Model* Frequency Resonance FreqModSrc* FreqModDepth FreqMod2Src* FreqMod2Depth KeyFollow* FilterFM "
    "LadderMode LadderColor SlnKyRevision* SvfMode Feedback ResModSrc* ResModDepth FmAmountModSrc* "
    "FmAmountModDepth ShapeMix ShapeModSrc* ShapeModDepth UhbieBandpass",
    "VCA1": "Pan* Volume VCA Modulation* ModDepth PanModulation* PanModDepth* Mode* Offset*",
    "Scope1": "Frequency* Scale*",
    "FX1": "Module*",
    "Chrs1": "Type* Wet*",
    "Phase2": "Rate* Wet*",
    "Plate2": "Size* Dry*",
    "Delay1": "Left_Delay* Wow*",
    "Rtary1": "Mode* Mix*",
    "CLK": "Multiply* Swing*",
    "ARP": "Direction* OnOff* Order*",
}
NOISEMAKER = """
volume* filter_type cutoff resonance key_follow* filter_contour filter_attack filter_decay filter_sustain
filter_release amp_attack amp_decay amp_sustain amp_release osc_1_volume osc_2_volume osc_3_volume osc_master_tune*
osc_1_tune osc_2_tune osc_1_fine_tune osc_2_fine_tune osc_1_waveform osc_2_waveform osc_sync lfo_1_waveform
lfo_2_waveform lfo_1_rate lfo_2_rate lfo_1_amount lfo_2_amount lfo_1_destination lfo_2_destination lfo_1_phase
lfo_2_phase osc_2_fm osc_2_phase osc_1_pw osc_1_phase transpose* free_ad_attack free_ad_decay free_ad_amount
free_ad_destination lfo_1_sync* lfo_1_key_trigger* lfo_2_sync* lfo_2_key_trigger* portamento* portamento_mode* voices*
velocity_volume* velocity_contour* velocity_cutoff* pitch_wheel_cutoff* pitch_wheel_pitch* ring_modulation
chorus_1_enable* chorus_2_enable* reverb_wet* reverb_decay* reverb_pre_delay* reverb_high_cut* reverb_low_cut*
osc_bit_crusher* high_pass detune* vintage_noise* envelope_editor_dest_1* envelope_editor_speed*
envelope_editor_amount* envelope_one_shot* envelope_fix_tempo* filter_drive delay_wet* delay_time* delay_sync*
delay_factor_l* delay_factor_r* delay_high_shelf* delay_feedback*
"""


def check_profile(name: str, every: list[str]) -> list[str]:
    """Compare what a profile locks with the stars behind names; returns its patterns that fit nothing."""
    profile, names = read_profile(find_profile(name)), [name.rstrip("*") for name in every]
    assert choose(profile, *names)[0] == [name for name in every if not name.endswith("*")]
    return profile.list_unused([PluginParameter(number, name, 0.5, "") for number, name in enumerate(names)])


def test_diva_keeps_what_makes_a_tone():
    every = [f"{group}: {name}".replace("_", " ") for group, names in DIVA.items() for name in names.split()]
    assert not check_profile("Diva", every)


@pytest.mark.parametrize("space", ["", " "])
def test_noisemaker_keeps_what_makes_a_tone(space: str):
    """The list is written without spaces; the plugin may show them."""
    unused = check_profile("tal-noisemaker", [name.replace("_", space) for name in NOISEMAKER.split()])
    assert unused == ["*unused*", "*panic*", "*learn*", "*lock*", "*tab?open*", "*envelope*reset*"]  # of other versions
