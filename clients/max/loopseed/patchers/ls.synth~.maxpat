{
	"patcher": {
		"fileversion": 1,
		"appversion": {
			"major": 8,
			"minor": 6,
			"revision": 0,
			"architecture": "x64",
			"modernui": 1
		},
		"classnamespace": "box",
		"rect": [
			60.0,
			100.0,
			2400.0,
			1200.0
		],
		"openinpresentation": 1,
		"default_fontsize": 12.0,
		"default_fontface": 0,
		"default_fontname": "Arial",
		"gridonopen": 1,
		"gridsize": [
			8.0,
			8.0
		],
		"gridsnaponopen": 1,
		"boxes": [
			{
				"box": {
					"id": "obj-1",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						20.0,
						10.0,
						600.0,
						20.0
					],
					"text": "ls.synth~ NAME: the twin of the synthesiser of match_patch. One note sounds at a time.",
					"linecount": 1
				}
			},
			{
				"box": {
					"id": "obj-2",
					"maxclass": "newobj",
					"numinlets": 33,
					"numoutlets": 33,
					"outlettype": [
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						"",
						""
					],
					"patching_rect": [
						20.0,
						110.0,
						2200.0,
						22.0
					],
					"text": "route note tune transpose osc1_shape osc2_shape width osc2_ratio osc2_detune balance sub noise fm drive filter_mode cutoff resonance filter_env filter_attack filter_decay filter_sustain filter_release attack decay sustain release lfo_amp lfo_rate lfo_pitch lfo_filter pitch_env pitch_decay fm_env"
				}
			},
			{
				"box": {
					"id": "obj-3",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "NAME VALUE of a parameter, note PITCH VELOCITY SECONDS",
					"index": 1
				}
			},
			{
				"box": {
					"id": "obj-4",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						400.0,
						50.0,
						73.0,
						22.0
					],
					"text": "r #1-show"
				}
			},
			{
				"box": {
					"id": "obj-5",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 3,
					"outlettype": [
						"",
						"",
						""
					],
					"patching_rect": [
						400.0,
						80.0,
						120.0,
						22.0
					],
					"text": "route patch says"
				}
			},
			{
				"box": {
					"id": "obj-6",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						60.0,
						378.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						0.0,
						26.0,
						68.0,
						14.0
					],
					"text": "tune",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-7",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						60.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						68.0,
						25.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Tune",
					"annotation": "Pitch of the whole patch.",
					"annotation_name": "Tune",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Tune",
							"parameter_shortname": "Tune",
							"parameter_annotation_name": "Tune",
							"parameter_info": "Pitch of the whole patch.",
							"parameter_type": 0,
							"parameter_mmin": -50.0,
							"parameter_mmax": 50.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2,
							"parameter_units": "%.1f ct"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-8",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						120.0,
						356.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						0.0,
						43.0,
						68.0,
						14.0
					],
					"text": "transpose",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-9",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						120.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						68.0,
						42.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Transpose",
					"annotation": "Of oscillator 1 over the note.",
					"annotation_name": "Transpose",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Transpose",
							"parameter_shortname": "Transpose",
							"parameter_annotation_name": "Transpose",
							"parameter_info": "Of oscillator 1 over the note.",
							"parameter_type": 0,
							"parameter_mmin": -24.0,
							"parameter_mmax": 12.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2,
							"parameter_units": "%.1f st"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-10",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						180.0,
						374.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						0.0,
						60.0,
						68.0,
						14.0
					],
					"text": "osc1 shape",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-11",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						180.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						68.0,
						59.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Osc1 Shape",
					"annotation": "Wave of oscillator 1: 0 sine, 1 triangle, 2 saw, 3 pulse, cross-faded between.",
					"annotation_name": "Osc1 Shape",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Osc1 Shape",
							"parameter_shortname": "Osc1 Shape",
							"parameter_annotation_name": "Osc1 Shape",
							"parameter_info": "Wave of oscillator 1: 0 sine, 1 triangle, 2 saw, 3 pulse, cross-faded between.",
							"parameter_type": 0,
							"parameter_mmin": 0.0,
							"parameter_mmax": 3.0,
							"parameter_unitstyle": 1,
							"parameter_initial": [
								2
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-12",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						240.0,
						350.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						0.0,
						77.0,
						68.0,
						14.0
					],
					"text": "osc2 shape",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-13",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						240.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						68.0,
						76.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Osc2 Shape",
					"annotation": "Wave of oscillator 2: 0 sine, 1 triangle, 2 saw, 3 pulse, cross-faded between.",
					"annotation_name": "Osc2 Shape",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Osc2 Shape",
							"parameter_shortname": "Osc2 Shape",
							"parameter_annotation_name": "Osc2 Shape",
							"parameter_info": "Wave of oscillator 2: 0 sine, 1 triangle, 2 saw, 3 pulse, cross-faded between.",
							"parameter_type": 0,
							"parameter_mmin": 0.0,
							"parameter_mmax": 3.0,
							"parameter_unitstyle": 1,
							"parameter_initial": [
								2
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-14",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						300.0,
						368.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						0.0,
						94.0,
						68.0,
						14.0
					],
					"text": "width",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-15",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						300.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						68.0,
						93.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Width",
					"annotation": "Share of the period for which a pulse is high.",
					"annotation_name": "Width",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Width",
							"parameter_shortname": "Width",
							"parameter_annotation_name": "Width",
							"parameter_info": "Share of the period for which a pulse is high.",
							"parameter_type": 0,
							"parameter_mmin": 0.05,
							"parameter_mmax": 0.5,
							"parameter_unitstyle": 1,
							"parameter_initial": [
								0.5
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-16",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						360.0,
						386.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						0.0,
						111.0,
						68.0,
						14.0
					],
					"text": "osc2 ratio",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-17",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						360.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						68.0,
						110.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Osc2 Ratio",
					"annotation": "Frequency of oscillator 2 over that of 1.",
					"annotation_name": "Osc2 Ratio",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Osc2 Ratio",
							"parameter_shortname": "Osc2 Ratio",
							"parameter_annotation_name": "Osc2 Ratio",
							"parameter_info": "Frequency of oscillator 2 over that of 1.",
							"parameter_type": 0,
							"parameter_mmin": 0.5,
							"parameter_mmax": 7.0,
							"parameter_unitstyle": 1,
							"parameter_initial": [
								1
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-18",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						420.0,
						356.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						118.0,
						26.0,
						68.0,
						14.0
					],
					"text": "osc2 detune",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-19",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						420.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						186.0,
						25.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Osc2 Detune",
					"annotation": "Added to the pitch of oscillator 2.",
					"annotation_name": "Osc2 Detune",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Osc2 Detune",
							"parameter_shortname": "Osc2 Detune",
							"parameter_annotation_name": "Osc2 Detune",
							"parameter_info": "Added to the pitch of oscillator 2.",
							"parameter_type": 0,
							"parameter_mmin": -50.0,
							"parameter_mmax": 50.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								6
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2,
							"parameter_units": "%.1f ct"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-20",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						480.0,
						374.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						118.0,
						43.0,
						68.0,
						14.0
					],
					"text": "balance",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-21",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						480.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						186.0,
						42.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Balance",
					"annotation": "0: oscillator 1 alone, 1: oscillator 2 alone.",
					"annotation_name": "Balance",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Balance",
							"parameter_shortname": "Balance",
							"parameter_annotation_name": "Balance",
							"parameter_info": "0: oscillator 1 alone, 1: oscillator 2 alone.",
							"parameter_type": 0,
							"parameter_mmin": 0.0,
							"parameter_mmax": 1.0,
							"parameter_unitstyle": 1,
							"parameter_initial": [
								0.5
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-22",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						540.0,
						350.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						118.0,
						60.0,
						68.0,
						14.0
					],
					"text": "sub",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-23",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						540.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						186.0,
						59.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Sub",
					"annotation": "Level of a sine an octave below oscillator 1.",
					"annotation_name": "Sub",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Sub",
							"parameter_shortname": "Sub",
							"parameter_annotation_name": "Sub",
							"parameter_info": "Level of a sine an octave below oscillator 1.",
							"parameter_type": 0,
							"parameter_mmin": -48.0,
							"parameter_mmax": 0.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								-12
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-24",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						600.0,
						368.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						118.0,
						77.0,
						68.0,
						14.0
					],
					"text": "noise",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-25",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						600.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						186.0,
						76.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Noise",
					"annotation": "Level of white noise.",
					"annotation_name": "Noise",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Noise",
							"parameter_shortname": "Noise",
							"parameter_annotation_name": "Noise",
							"parameter_info": "Level of white noise.",
							"parameter_type": 0,
							"parameter_mmin": -48.0,
							"parameter_mmax": 0.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								-48
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-26",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						660.0,
						350.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						118.0,
						94.0,
						68.0,
						14.0
					],
					"text": "fm",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-27",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						660.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						186.0,
						93.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Fm",
					"annotation": "By how much oscillator 2 moves the phase of 1.",
					"annotation_name": "Fm",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Fm",
							"parameter_shortname": "Fm",
							"parameter_annotation_name": "Fm",
							"parameter_info": "By how much oscillator 2 moves the phase of 1.",
							"parameter_type": 0,
							"parameter_mmin": 0.01,
							"parameter_mmax": 8.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								0.01
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 4.872,
							"parameter_units": "%.2f rad"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-28",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						720.0,
						368.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						118.0,
						111.0,
						68.0,
						14.0
					],
					"text": "drive",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-29",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						720.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						186.0,
						110.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Drive",
					"annotation": "Gain before the tanh that follows the filter.",
					"annotation_name": "Drive",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Drive",
							"parameter_shortname": "Drive",
							"parameter_annotation_name": "Drive",
							"parameter_info": "Gain before the tanh that follows the filter.",
							"parameter_type": 0,
							"parameter_mmin": -12.0,
							"parameter_mmax": 30.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-30",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						780.0,
						350.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						236.0,
						26.0,
						68.0,
						14.0
					],
					"text": "filter mode",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-31",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						780.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						304.0,
						25.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Filter Mode",
					"annotation": "0 low-pass, 1 band-pass, 2 high-pass, cross-faded between.",
					"annotation_name": "Filter Mode",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Filter Mode",
							"parameter_shortname": "Filter Mode",
							"parameter_annotation_name": "Filter Mode",
							"parameter_info": "0 low-pass, 1 band-pass, 2 high-pass, cross-faded between.",
							"parameter_type": 0,
							"parameter_mmin": 0.0,
							"parameter_mmax": 2.0,
							"parameter_unitstyle": 1,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-32",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						840.0,
						368.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						236.0,
						43.0,
						68.0,
						14.0
					],
					"text": "cutoff",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-33",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						840.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						304.0,
						42.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Cutoff",
					"annotation": "Frequency of the filter.",
					"annotation_name": "Cutoff",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Cutoff",
							"parameter_shortname": "Cutoff",
							"parameter_annotation_name": "Cutoff",
							"parameter_info": "Frequency of the filter.",
							"parameter_type": 0,
							"parameter_mmin": 40.0,
							"parameter_mmax": 10000.0,
							"parameter_unitstyle": 3,
							"parameter_initial": [
								800
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 4.071
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-34",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						900.0,
						350.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						236.0,
						60.0,
						68.0,
						14.0
					],
					"text": "resonance",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-35",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						900.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						304.0,
						59.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Resonance",
					"annotation": "Quality of the filter.",
					"annotation_name": "Resonance",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Resonance",
							"parameter_shortname": "Resonance",
							"parameter_annotation_name": "Resonance",
							"parameter_info": "Quality of the filter.",
							"parameter_type": 0,
							"parameter_mmin": 0.5,
							"parameter_mmax": 12.0,
							"parameter_unitstyle": 1,
							"parameter_initial": [
								1.5
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 2.56
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-36",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						960.0,
						372.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						236.0,
						77.0,
						68.0,
						14.0
					],
					"text": "filter env",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-37",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						960.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						304.0,
						76.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Filter Env",
					"annotation": "By how much its envelope moves the filter.",
					"annotation_name": "Filter Env",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Filter Env",
							"parameter_shortname": "Filter Env",
							"parameter_annotation_name": "Filter Env",
							"parameter_info": "By how much its envelope moves the filter.",
							"parameter_type": 0,
							"parameter_mmin": -6.0,
							"parameter_mmax": 6.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								2
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2,
							"parameter_units": "%.2f oct"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-38",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1020.0,
						390.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						236.0,
						94.0,
						68.0,
						14.0
					],
					"text": "filter attack",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-39",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1020.0,
						408.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						304.0,
						93.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Filter Attack",
					"annotation": "Rise of the filter's envelope.",
					"annotation_name": "Filter Attack",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Filter Attack",
							"parameter_shortname": "Filter Attack",
							"parameter_annotation_name": "Filter Attack",
							"parameter_info": "Rise of the filter's envelope.",
							"parameter_type": 0,
							"parameter_mmin": 0.001,
							"parameter_mmax": 2.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								0.005
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 5.515,
							"parameter_units": "%.3f s"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-40",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1080.0,
						372.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						236.0,
						111.0,
						68.0,
						14.0
					],
					"text": "filter decay",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-41",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1080.0,
						408.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						304.0,
						110.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Filter Decay",
					"annotation": "Time constant of its fall to the sustain.",
					"annotation_name": "Filter Decay",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Filter Decay",
							"parameter_shortname": "Filter Decay",
							"parameter_annotation_name": "Filter Decay",
							"parameter_info": "Time constant of its fall to the sustain.",
							"parameter_type": 0,
							"parameter_mmin": 0.005,
							"parameter_mmax": 4.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								0.3
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 4.872,
							"parameter_units": "%.3f s"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-42",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1140.0,
						390.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						236.0,
						128.0,
						68.0,
						14.0
					],
					"text": "filter sustain",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-43",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1140.0,
						408.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						304.0,
						127.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Filter Sustain",
					"annotation": "Where it stays until the note ends.",
					"annotation_name": "Filter Sustain",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Filter Sustain",
							"parameter_shortname": "Filter Sustain",
							"parameter_annotation_name": "Filter Sustain",
							"parameter_info": "Where it stays until the note ends.",
							"parameter_type": 0,
							"parameter_mmin": 0.0,
							"parameter_mmax": 1.0,
							"parameter_unitstyle": 1,
							"parameter_initial": [
								0.3
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-44",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1200.0,
						372.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						236.0,
						145.0,
						68.0,
						14.0
					],
					"text": "filter release",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-45",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1200.0,
						408.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						304.0,
						144.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Filter Release",
					"annotation": "Time constant of its fall after that.",
					"annotation_name": "Filter Release",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Filter Release",
							"parameter_shortname": "Filter Release",
							"parameter_annotation_name": "Filter Release",
							"parameter_info": "Time constant of its fall after that.",
							"parameter_type": 0,
							"parameter_mmin": 0.005,
							"parameter_mmax": 4.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								0.3
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 4.872,
							"parameter_units": "%.3f s"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-46",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1260.0,
						350.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						354.0,
						26.0,
						68.0,
						14.0
					],
					"text": "attack",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-47",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1260.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						422.0,
						25.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Attack",
					"annotation": "Rise of the level.",
					"annotation_name": "Attack",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Attack",
							"parameter_shortname": "Attack",
							"parameter_annotation_name": "Attack",
							"parameter_info": "Rise of the level.",
							"parameter_type": 0,
							"parameter_mmin": 0.001,
							"parameter_mmax": 2.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								0.005
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 5.515,
							"parameter_units": "%.3f s"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-48",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1320.0,
						368.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						354.0,
						43.0,
						68.0,
						14.0
					],
					"text": "decay",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-49",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1320.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						422.0,
						42.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Decay",
					"annotation": "Time constant of its fall to the sustain.",
					"annotation_name": "Decay",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Decay",
							"parameter_shortname": "Decay",
							"parameter_annotation_name": "Decay",
							"parameter_info": "Time constant of its fall to the sustain.",
							"parameter_type": 0,
							"parameter_mmin": 0.005,
							"parameter_mmax": 4.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								0.5
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 4.872,
							"parameter_units": "%.3f s"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-50",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1380.0,
						350.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						354.0,
						60.0,
						68.0,
						14.0
					],
					"text": "sustain",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-51",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1380.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						422.0,
						59.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Sustain",
					"annotation": "Where the level stays until the note ends.",
					"annotation_name": "Sustain",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Sustain",
							"parameter_shortname": "Sustain",
							"parameter_annotation_name": "Sustain",
							"parameter_info": "Where the level stays until the note ends.",
							"parameter_type": 0,
							"parameter_mmin": -60.0,
							"parameter_mmax": 0.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								-6
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-52",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1440.0,
						368.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						354.0,
						77.0,
						68.0,
						14.0
					],
					"text": "release",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-53",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1440.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						422.0,
						76.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Release",
					"annotation": "Time constant of its fall after that.",
					"annotation_name": "Release",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Release",
							"parameter_shortname": "Release",
							"parameter_annotation_name": "Release",
							"parameter_info": "Time constant of its fall after that.",
							"parameter_type": 0,
							"parameter_mmin": 0.005,
							"parameter_mmax": 4.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								0.2
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 4.872,
							"parameter_units": "%.3f s"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-54",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1500.0,
						350.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						354.0,
						94.0,
						68.0,
						14.0
					],
					"text": "lfo amp",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-55",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1500.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						422.0,
						93.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Lfo Amp",
					"annotation": "Tremolo: the share of the level that the LFO takes away.",
					"annotation_name": "Lfo Amp",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Lfo Amp",
							"parameter_shortname": "Lfo Amp",
							"parameter_annotation_name": "Lfo Amp",
							"parameter_info": "Tremolo: the share of the level that the LFO takes away.",
							"parameter_type": 0,
							"parameter_mmin": 0.0,
							"parameter_mmax": 1.0,
							"parameter_unitstyle": 1,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-56",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1560.0,
						368.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						472.0,
						26.0,
						68.0,
						14.0
					],
					"text": "lfo rate",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-57",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1560.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						540.0,
						25.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Lfo Rate",
					"annotation": "Rate of the sine of the LFO.",
					"annotation_name": "Lfo Rate",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Lfo Rate",
							"parameter_shortname": "Lfo Rate",
							"parameter_annotation_name": "Lfo Rate",
							"parameter_info": "Rate of the sine of the LFO.",
							"parameter_type": 0,
							"parameter_mmin": 0.2,
							"parameter_mmax": 20.0,
							"parameter_unitstyle": 3,
							"parameter_initial": [
								5
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 3.459
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-58",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1620.0,
						350.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						472.0,
						43.0,
						68.0,
						14.0
					],
					"text": "lfo pitch",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-59",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1620.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						540.0,
						42.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Lfo Pitch",
					"annotation": "Vibrato: by how much it moves the pitch.",
					"annotation_name": "Lfo Pitch",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Lfo Pitch",
							"parameter_shortname": "Lfo Pitch",
							"parameter_annotation_name": "Lfo Pitch",
							"parameter_info": "Vibrato: by how much it moves the pitch.",
							"parameter_type": 0,
							"parameter_mmin": 0.5,
							"parameter_mmax": 100.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								2
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 3.92,
							"parameter_units": "%.1f ct"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-60",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1680.0,
						368.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						472.0,
						60.0,
						68.0,
						14.0
					],
					"text": "lfo filter",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-61",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1680.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						540.0,
						59.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Lfo Filter",
					"annotation": "By how much it moves the filter.",
					"annotation_name": "Lfo Filter",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Lfo Filter",
							"parameter_shortname": "Lfo Filter",
							"parameter_annotation_name": "Lfo Filter",
							"parameter_info": "By how much it moves the filter.",
							"parameter_type": 0,
							"parameter_mmin": 0.01,
							"parameter_mmax": 3.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								0.02
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 4.195,
							"parameter_units": "%.2f oct"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-62",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1740.0,
						350.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						472.0,
						77.0,
						68.0,
						14.0
					],
					"text": "pitch env",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-63",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1740.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						540.0,
						76.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Pitch Env",
					"annotation": "Where the pitch begins, over the note's.",
					"annotation_name": "Pitch Env",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Pitch Env",
							"parameter_shortname": "Pitch Env",
							"parameter_annotation_name": "Pitch Env",
							"parameter_info": "Where the pitch begins, over the note's.",
							"parameter_type": 0,
							"parameter_mmin": -24.0,
							"parameter_mmax": 24.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2,
							"parameter_units": "%.1f st"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-64",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1800.0,
						368.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						472.0,
						94.0,
						68.0,
						14.0
					],
					"text": "pitch decay",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-65",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1800.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						540.0,
						93.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Pitch Decay",
					"annotation": "Time constant of its fall to the note.",
					"annotation_name": "Pitch Decay",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Pitch Decay",
							"parameter_shortname": "Pitch Decay",
							"parameter_annotation_name": "Pitch Decay",
							"parameter_info": "Time constant of its fall to the note.",
							"parameter_type": 0,
							"parameter_mmin": 0.005,
							"parameter_mmax": 0.5,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								0.05
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_exponent": 3.459,
							"parameter_units": "%.3f s"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-66",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1860.0,
						350.0,
						68.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						472.0,
						111.0,
						68.0,
						14.0
					],
					"text": "fm env",
					"textjustification": 2,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-67",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1860.0,
						400.0,
						50.0,
						15.0
					],
					"presentation": 1,
					"presentation_rect": [
						540.0,
						110.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Fm Env",
					"annotation": "How much of the FM follows the filter's envelope.",
					"annotation_name": "Fm Env",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Fm Env",
							"parameter_shortname": "Fm Env",
							"parameter_annotation_name": "Fm Env",
							"parameter_info": "How much of the FM follows the filter's envelope.",
							"parameter_type": 0,
							"parameter_mmin": 0.0,
							"parameter_mmax": 1.0,
							"parameter_unitstyle": 1,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-68",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						"bang"
					],
					"patching_rect": [
						1300.0,
						20.0,
						67.0,
						22.0
					],
					"text": "loadbang"
				}
			},
			{
				"box": {
					"id": "obj-69",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						1300.0,
						46.0,
						900.0,
						22.0
					],
					"text": "parameters tune -50 50 transpose -24 12 osc1_shape 0 3 osc2_shape 0 3 width 0.05 0.5 osc2_ratio 0.5 7 osc2_detune -50 50 balance 0 1 sub -48 0 noise -48 0 fm 0.01 8 drive -12 30 filter_mode 0 2 cutoff 40 10000 resonance 0.5 12 filter_env -6 6 filter_attack 0.001 2 filter_decay 0.005 4 filter_sustain 0 1 filter_release 0.005 4 attack 0.001 2 decay 0.005 4 sustain -60 0 release 0.005 4 lfo_amp 0 1 lfo_rate 0.2 20 lfo_pitch 0.5 100 lfo_filter 0.01 3 pitch_env -24 24 pitch_decay 0.005 0.5 fm_env 0 1"
				}
			},
			{
				"box": {
					"id": "obj-70",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1300.0,
						80.0,
						60.0,
						22.0
					],
					"text": "s #1-do"
				}
			},
			{
				"box": {
					"id": "obj-71",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 4,
					"outlettype": [
						"",
						"",
						"",
						""
					],
					"patching_rect": [
						20.0,
						500.0,
						2000.0,
						22.0
					],
					"text": "p notes",
					"patcher": {
						"fileversion": 1,
						"appversion": {
							"major": 8,
							"minor": 6,
							"revision": 0,
							"architecture": "x64",
							"modernui": 1
						},
						"classnamespace": "box",
						"rect": [
							60.0,
							100.0,
							900.0,
							640.0
						],
						"openinpresentation": 0,
						"default_fontsize": 12.0,
						"default_fontface": 0,
						"default_fontname": "Arial",
						"gridonopen": 1,
						"gridsize": [
							8.0,
							8.0
						],
						"gridsnaponopen": 1,
						"boxes": [
							{
								"box": {
									"id": "obj-1",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										10.0,
										558.0,
										20.0
									],
									"text": "A note fades the one before in 3 ms, then starts. A note off of another pitch ends nothing.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-2",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "note",
									"index": 1
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										90.0,
										73.0,
										22.0
									],
									"text": "append 0."
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 3,
									"outlettype": [
										"float",
										"float",
										"float"
									],
									"patching_rect": [
										20.0,
										120.0,
										240.0,
										22.0
									],
									"text": "unpack 0. 0. 0."
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"float",
										"float"
									],
									"patching_rect": [
										130.0,
										150.0,
										60.0,
										22.0
									],
									"text": "t f f"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										20.0,
										240.0,
										200.0,
										22.0
									],
									"text": "gate 2 1"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										180.0,
										93.0,
										22.0
									],
									"text": "clip 0. 127."
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										180.0,
										180.0,
										40.0,
										22.0
									],
									"text": "> 0."
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										180.0,
										210.0,
										34.0,
										22.0
									],
									"text": "+ 1"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										420.0,
										150.0,
										238.0,
										22.0
									],
									"text": "expr $f1 + ($f1 <= 0.) * 1000000.0"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"float"
									],
									"patching_rect": [
										420.0,
										420.0,
										40.0,
										22.0
									],
									"text": "f"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"float"
									],
									"patching_rect": [
										300.0,
										420.0,
										40.0,
										22.0
									],
									"text": "f"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										""
									],
									"patching_rect": [
										300.0,
										180.0,
										54.0,
										22.0
									],
									"text": "sel 0."
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										300.0,
										210.0,
										93.0,
										22.0
									],
									"text": "clip 0. 127."
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"float"
									],
									"patching_rect": [
										300.0,
										240.0,
										54.0,
										22.0
									],
									"text": "/ 127."
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 3,
									"outlettype": [
										"bang",
										"float",
										"bang"
									],
									"patching_rect": [
										130.0,
										270.0,
										100.0,
										22.0
									],
									"text": "t b f b"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"float"
									],
									"patching_rect": [
										180.0,
										420.0,
										40.0,
										22.0
									],
									"text": "f"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										620.0,
										330.0,
										47.0,
										22.0
									],
									"text": "0. 3."
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										130.0,
										330.0,
										60.0,
										22.0
									],
									"text": "delay 3"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 5,
									"outlettype": [
										"bang",
										"bang",
										"bang",
										"bang",
										"bang"
									],
									"patching_rect": [
										130.0,
										370.0,
										200.0,
										22.0
									],
									"text": "t b b b b b"
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"float",
										""
									],
									"patching_rect": [
										560.0,
										500.0,
										47.0,
										22.0
									],
									"text": "timer"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										560.0,
										240.0,
										200.0,
										34.0
									],
									"text": "Note off of the pitch that sounds: its length is now known.",
									"linecount": 2
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										300.0,
										73.0,
										22.0
									],
									"text": "pipe 0. 3"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										330.0,
										113.0,
										22.0
									],
									"text": "expr $f1 == $f2"
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										""
									],
									"patching_rect": [
										440.0,
										360.0,
										47.0,
										22.0
									],
									"text": "sel 1"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										560.0,
										560.0,
										192.0,
										22.0
									],
									"text": "expr min($f1 / 1000.\\, $f2)"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										488.0,
										30.0,
										30.0
									],
									"comment": "pitch",
									"index": 1
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										188.0,
										446.0,
										30.0,
										30.0
									],
									"comment": "start",
									"index": 2
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										356.0,
										488.0,
										30.0,
										30.0
									],
									"comment": "gate",
									"index": 3
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										524.0,
										488.0,
										30.0,
										30.0
									],
									"comment": "velocity",
									"index": 4
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"source": [
										"obj-2",
										0
									],
									"destination": [
										"obj-3",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-3",
										0
									],
									"destination": [
										"obj-4",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-4",
										1
									],
									"destination": [
										"obj-5",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-4",
										0
									],
									"destination": [
										"obj-7",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-7",
										0
									],
									"destination": [
										"obj-6",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-5",
										1
									],
									"destination": [
										"obj-8",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-8",
										0
									],
									"destination": [
										"obj-9",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-9",
										0
									],
									"destination": [
										"obj-6",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-4",
										2
									],
									"destination": [
										"obj-10",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-10",
										0
									],
									"destination": [
										"obj-11",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-5",
										0
									],
									"destination": [
										"obj-13",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-13",
										1
									],
									"destination": [
										"obj-14",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-14",
										0
									],
									"destination": [
										"obj-15",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-15",
										0
									],
									"destination": [
										"obj-12",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-6",
										1
									],
									"destination": [
										"obj-16",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-16",
										1
									],
									"destination": [
										"obj-17",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-16",
										2
									],
									"destination": [
										"obj-18",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-16",
										0
									],
									"destination": [
										"obj-19",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-19",
										0
									],
									"destination": [
										"obj-20",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-20",
										0
									],
									"destination": [
										"obj-12",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-20",
										1
									],
									"destination": [
										"obj-21",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-20",
										2
									],
									"destination": [
										"obj-11",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-20",
										4
									],
									"destination": [
										"obj-17",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-6",
										0
									],
									"destination": [
										"obj-23",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-23",
										0
									],
									"destination": [
										"obj-24",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-17",
										0
									],
									"destination": [
										"obj-24",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-24",
										0
									],
									"destination": [
										"obj-25",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-25",
										0
									],
									"destination": [
										"obj-21",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-21",
										0
									],
									"destination": [
										"obj-26",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-11",
										0
									],
									"destination": [
										"obj-26",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-17",
										0
									],
									"destination": [
										"obj-27",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-20",
										3
									],
									"destination": [
										"obj-28",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-11",
										0
									],
									"destination": [
										"obj-29",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-26",
										0
									],
									"destination": [
										"obj-29",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-12",
										0
									],
									"destination": [
										"obj-30",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-18",
										0
									],
									"destination": [
										"obj-30",
										0
									]
								}
							}
						]
					}
				}
			},
			{
				"box": {
					"id": "obj-72",
					"maxclass": "newobj",
					"numinlets": 11,
					"numoutlets": 4,
					"outlettype": [
						"signal",
						"signal",
						"signal",
						"signal"
					],
					"patching_rect": [
						20.0,
						600.0,
						2000.0,
						22.0
					],
					"text": "p envelopes",
					"patcher": {
						"fileversion": 1,
						"appversion": {
							"major": 8,
							"minor": 6,
							"revision": 0,
							"architecture": "x64",
							"modernui": 1
						},
						"classnamespace": "box",
						"rect": [
							60.0,
							100.0,
							1100.0,
							940.0
						],
						"openinpresentation": 0,
						"default_fontsize": 12.0,
						"default_fontface": 0,
						"default_fontname": "Arial",
						"gridonopen": 1,
						"gridsize": [
							8.0,
							8.0
						],
						"gridsnaponopen": 1,
						"boxes": [
							{
								"box": {
									"id": "obj-1",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										10.0,
										600.0,
										20.0
									],
									"text": "A straight rise, then exponential falls: to the sustain, and to silence after the end of the note.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-2",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "start",
									"index": 1
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										104.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "gate",
									"index": 2
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										188.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "lfo_rate",
									"index": 3
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										140.0,
										54.0,
										22.0
									],
									"text": "count~"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"signal",
										"float"
									],
									"patching_rect": [
										20.0,
										174.0,
										80.0,
										22.0
									],
									"text": "sampstoms~"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										208.0,
										67.0,
										22.0
									],
									"text": "*~ 0.001"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										346.0,
										30.0,
										30.0
									],
									"comment": "time",
									"index": 1
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										272.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "filter_attack",
									"index": 4
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										356.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "filter_decay",
									"index": 5
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "filter_sustain",
									"index": 6
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										524.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "filter_release",
									"index": 7
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										242.0,
										87.0,
										22.0
									],
									"text": "minimum~ 0."
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										272.0,
										140.0,
										100.0,
										22.0
									],
									"text": "expr 1. / $f1"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										380.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										562.0,
										87.0,
										22.0
									],
									"text": "minimum~ 1."
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										406.0,
										47.0,
										22.0
									],
									"text": "-~ 0."
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										588.0,
										87.0,
										22.0
									],
									"text": "maximum~ 0."
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										356.0,
										166.0,
										146.0,
										22.0
									],
									"text": "expr -8.685890 / $f1"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										744.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										874.0,
										54.0,
										22.0
									],
									"text": "dbtoa~"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										140.0,
										67.0,
										22.0
									],
									"text": "expr $f1"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										192.0,
										100.0,
										22.0
									],
									"text": "expr 1. - $f1"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										926.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										978.0,
										47.0,
										22.0
									],
									"text": "+~ 0."
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										268.0,
										47.0,
										22.0
									],
									"text": "-~ 0."
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										432.0,
										87.0,
										22.0
									],
									"text": "maximum~ 0."
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										524.0,
										140.0,
										146.0,
										22.0
									],
									"text": "expr -8.685890 / $f1"
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										614.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										770.0,
										54.0,
										22.0
									],
									"text": "dbtoa~"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1030.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1082.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										188.0,
										1108.0,
										30.0,
										30.0
									],
									"comment": "envelope",
									"index": 2
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										608.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "attack",
									"index": 8
								}
							},
							{
								"box": {
									"id": "obj-35",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										692.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "decay",
									"index": 9
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										776.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "sustain",
									"index": 10
								}
							},
							{
								"box": {
									"id": "obj-37",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										860.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "release",
									"index": 11
								}
							},
							{
								"box": {
									"id": "obj-38",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										294.0,
										87.0,
										22.0
									],
									"text": "minimum~ 0."
								}
							},
							{
								"box": {
									"id": "obj-39",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										608.0,
										166.0,
										100.0,
										22.0
									],
									"text": "expr 1. / $f1"
								}
							},
							{
								"box": {
									"id": "obj-40",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										458.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-41",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										640.0,
										87.0,
										22.0
									],
									"text": "minimum~ 1."
								}
							},
							{
								"box": {
									"id": "obj-42",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										484.0,
										47.0,
										22.0
									],
									"text": "-~ 0."
								}
							},
							{
								"box": {
									"id": "obj-43",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										666.0,
										87.0,
										22.0
									],
									"text": "maximum~ 0."
								}
							},
							{
								"box": {
									"id": "obj-44",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										692.0,
										140.0,
										146.0,
										22.0
									],
									"text": "expr -8.685890 / $f1"
								}
							},
							{
								"box": {
									"id": "obj-45",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										796.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-46",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										900.0,
										54.0,
										22.0
									],
									"text": "dbtoa~"
								}
							},
							{
								"box": {
									"id": "obj-47",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										776.0,
										166.0,
										179.0,
										22.0
									],
									"text": "expr pow(10.\\, $f1 / 20.)"
								}
							},
							{
								"box": {
									"id": "obj-48",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										776.0,
										192.0,
										100.0,
										22.0
									],
									"text": "expr 1. - $f1"
								}
							},
							{
								"box": {
									"id": "obj-49",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										952.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-50",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1004.0,
										47.0,
										22.0
									],
									"text": "+~ 0."
								}
							},
							{
								"box": {
									"id": "obj-51",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										320.0,
										47.0,
										22.0
									],
									"text": "-~ 0."
								}
							},
							{
								"box": {
									"id": "obj-52",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										510.0,
										87.0,
										22.0
									],
									"text": "maximum~ 0."
								}
							},
							{
								"box": {
									"id": "obj-53",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										860.0,
										140.0,
										146.0,
										22.0
									],
									"text": "expr -8.685890 / $f1"
								}
							},
							{
								"box": {
									"id": "obj-54",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										692.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-55",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										822.0,
										54.0,
										22.0
									],
									"text": "dbtoa~"
								}
							},
							{
								"box": {
									"id": "obj-56",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1056.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-57",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1108.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-58",
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										356.0,
										1134.0,
										30.0,
										30.0
									],
									"comment": "level",
									"index": 3
								}
							},
							{
								"box": {
									"id": "obj-59",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										536.0,
										80.0,
										22.0
									],
									"text": "phasor~ 0."
								}
							},
							{
								"box": {
									"id": "obj-60",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										110.0,
										32.0,
										22.0
									],
									"text": "0."
								}
							},
							{
								"box": {
									"id": "obj-61",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										718.0,
										87.0,
										22.0
									],
									"text": "*~ 6.283185"
								}
							},
							{
								"box": {
									"id": "obj-62",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										848.0,
										47.0,
										22.0
									],
									"text": "sinx~"
								}
							},
							{
								"box": {
									"id": "obj-63",
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										524.0,
										874.0,
										30.0,
										30.0
									],
									"comment": "lfo",
									"index": 4
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"source": [
										"obj-2",
										0
									],
									"destination": [
										"obj-5",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-5",
										0
									],
									"destination": [
										"obj-6",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-6",
										0
									],
									"destination": [
										"obj-7",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-7",
										0
									],
									"destination": [
										"obj-8",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-7",
										0
									],
									"destination": [
										"obj-13",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-3",
										0
									],
									"destination": [
										"obj-13",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-9",
										0
									],
									"destination": [
										"obj-14",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-13",
										0
									],
									"destination": [
										"obj-15",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-14",
										0
									],
									"destination": [
										"obj-15",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-15",
										0
									],
									"destination": [
										"obj-16",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-13",
										0
									],
									"destination": [
										"obj-17",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-9",
										0
									],
									"destination": [
										"obj-17",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-17",
										0
									],
									"destination": [
										"obj-18",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-10",
										0
									],
									"destination": [
										"obj-19",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-18",
										0
									],
									"destination": [
										"obj-20",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-19",
										0
									],
									"destination": [
										"obj-20",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-20",
										0
									],
									"destination": [
										"obj-21",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-11",
										0
									],
									"destination": [
										"obj-22",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-22",
										0
									],
									"destination": [
										"obj-23",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-21",
										0
									],
									"destination": [
										"obj-24",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-23",
										0
									],
									"destination": [
										"obj-24",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-24",
										0
									],
									"destination": [
										"obj-25",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-22",
										0
									],
									"destination": [
										"obj-25",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-7",
										0
									],
									"destination": [
										"obj-26",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-3",
										0
									],
									"destination": [
										"obj-26",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-26",
										0
									],
									"destination": [
										"obj-27",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-12",
										0
									],
									"destination": [
										"obj-28",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-27",
										0
									],
									"destination": [
										"obj-29",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-28",
										0
									],
									"destination": [
										"obj-29",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-29",
										0
									],
									"destination": [
										"obj-30",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-16",
										0
									],
									"destination": [
										"obj-31",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-25",
										0
									],
									"destination": [
										"obj-31",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-31",
										0
									],
									"destination": [
										"obj-32",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-30",
										0
									],
									"destination": [
										"obj-32",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-32",
										0
									],
									"destination": [
										"obj-33",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-7",
										0
									],
									"destination": [
										"obj-38",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-3",
										0
									],
									"destination": [
										"obj-38",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-34",
										0
									],
									"destination": [
										"obj-39",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-38",
										0
									],
									"destination": [
										"obj-40",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-39",
										0
									],
									"destination": [
										"obj-40",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-40",
										0
									],
									"destination": [
										"obj-41",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-38",
										0
									],
									"destination": [
										"obj-42",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-34",
										0
									],
									"destination": [
										"obj-42",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-42",
										0
									],
									"destination": [
										"obj-43",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-35",
										0
									],
									"destination": [
										"obj-44",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-43",
										0
									],
									"destination": [
										"obj-45",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-44",
										0
									],
									"destination": [
										"obj-45",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-45",
										0
									],
									"destination": [
										"obj-46",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-36",
										0
									],
									"destination": [
										"obj-47",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-47",
										0
									],
									"destination": [
										"obj-48",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-46",
										0
									],
									"destination": [
										"obj-49",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-48",
										0
									],
									"destination": [
										"obj-49",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-49",
										0
									],
									"destination": [
										"obj-50",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-47",
										0
									],
									"destination": [
										"obj-50",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-7",
										0
									],
									"destination": [
										"obj-51",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-3",
										0
									],
									"destination": [
										"obj-51",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-51",
										0
									],
									"destination": [
										"obj-52",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-37",
										0
									],
									"destination": [
										"obj-53",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-52",
										0
									],
									"destination": [
										"obj-54",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-53",
										0
									],
									"destination": [
										"obj-54",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-54",
										0
									],
									"destination": [
										"obj-55",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-41",
										0
									],
									"destination": [
										"obj-56",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-50",
										0
									],
									"destination": [
										"obj-56",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-56",
										0
									],
									"destination": [
										"obj-57",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-55",
										0
									],
									"destination": [
										"obj-57",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-57",
										0
									],
									"destination": [
										"obj-58",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-4",
										0
									],
									"destination": [
										"obj-59",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-2",
										0
									],
									"destination": [
										"obj-60",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-60",
										0
									],
									"destination": [
										"obj-59",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-59",
										0
									],
									"destination": [
										"obj-61",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-61",
										0
									],
									"destination": [
										"obj-62",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-62",
										0
									],
									"destination": [
										"obj-63",
										0
									]
								}
							}
						]
					}
				}
			},
			{
				"box": {
					"id": "obj-73",
					"maxclass": "newobj",
					"numinlets": 21,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						20.0,
						700.0,
						2000.0,
						22.0
					],
					"text": "p oscillators",
					"patcher": {
						"fileversion": 1,
						"appversion": {
							"major": 8,
							"minor": 6,
							"revision": 0,
							"architecture": "x64",
							"modernui": 1
						},
						"classnamespace": "box",
						"rect": [
							60.0,
							100.0,
							2000.0,
							940.0
						],
						"openinpresentation": 0,
						"default_fontsize": 12.0,
						"default_fontface": 0,
						"default_fontname": "Arial",
						"gridonopen": 1,
						"gridsize": [
							8.0,
							8.0
						],
						"gridsnaponopen": 1,
						"boxes": [
							{
								"box": {
									"id": "obj-1",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										10.0,
										618.0,
										20.0
									],
									"text": "Two oscillators, of which the second moves the phase of the first, a sine an octave below, and noise.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-2",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "time",
									"index": 1
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										104.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "lfo",
									"index": 2
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										188.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "envelope",
									"index": 3
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										272.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "start",
									"index": 4
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										356.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "pitch",
									"index": 5
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "rate",
									"index": 6
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										192.0,
										126.0,
										22.0
									],
									"text": "expr 0.4999 * $f1"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										524.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "tune",
									"index": 7
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										608.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "transpose",
									"index": 8
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										692.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "lfo_pitch",
									"index": 9
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										776.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "pitch_env",
									"index": 10
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										860.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "pitch_decay",
									"index": 11
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										860.0,
										140.0,
										146.0,
										22.0
									],
									"text": "expr -8.685890 / $f1"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										174.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										208.0,
										54.0,
										22.0
									],
									"text": "dbtoa~"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										242.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										692.0,
										140.0,
										113.0,
										22.0
									],
									"text": "expr $f1 / 100."
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										174.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										276.0,
										32.0,
										22.0
									],
									"text": "+~"
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										356.0,
										140.0,
										192.0,
										22.0
									],
									"text": "expr $f1 + $f2 + $f3 / 100."
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"float"
									],
									"patching_rect": [
										608.0,
										95.0,
										50.0,
										22.0
									],
									"text": "t b f"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"float"
									],
									"patching_rect": [
										524.0,
										95.0,
										50.0,
										22.0
									],
									"text": "t b f"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										310.0,
										47.0,
										22.0
									],
									"text": "+~ 0."
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										356.0,
										166.0,
										311.0,
										22.0
									],
									"text": "expr 440. * pow(2.\\, ($f1 - 69. + $f2) / 12.)"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"float"
									],
									"patching_rect": [
										608.0,
										121.0,
										50.0,
										22.0
									],
									"text": "t b f"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										344.0,
										47.0,
										22.0
									],
									"text": "mtof~"
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										378.0,
										87.0,
										22.0
									],
									"text": "minimum~ 0."
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										944.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "width",
									"index": 12
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1028.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "osc2_ratio",
									"index": 13
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1112.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "osc2_detune",
									"index": 14
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1028.0,
										140.0,
										225.0,
										22.0
									],
									"text": "expr $f1 * pow(2.\\, $f2 / 1200.)"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"float"
									],
									"patching_rect": [
										1112.0,
										95.0,
										50.0,
										22.0
									],
									"text": "t b f"
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										412.0,
										47.0,
										22.0
									],
									"text": "*~ 1."
								}
							},
							{
								"box": {
									"id": "obj-35",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										490.0,
										87.0,
										22.0
									],
									"text": "minimum~ 0."
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										542.0,
										60.0,
										22.0
									],
									"text": "phasor~"
								}
							},
							{
								"box": {
									"id": "obj-37",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										438.0,
										60.0,
										22.0
									],
									"text": "phasor~"
								}
							},
							{
								"box": {
									"id": "obj-38",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										464.0,
										54.0,
										22.0
									],
									"text": "*~ 0.5"
								}
							},
							{
								"box": {
									"id": "obj-39",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										516.0,
										60.0,
										22.0
									],
									"text": "phasor~"
								}
							},
							{
								"box": {
									"id": "obj-40",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										110.0,
										32.0,
										22.0
									],
									"text": "0."
								}
							},
							{
								"box": {
									"id": "obj-41",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1196.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "fm",
									"index": 15
								}
							},
							{
								"box": {
									"id": "obj-42",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1280.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "fm_env",
									"index": 16
								}
							},
							{
								"box": {
									"id": "obj-43",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1196.0,
										166.0,
										106.0,
										22.0
									],
									"text": "expr $f1 * $f2"
								}
							},
							{
								"box": {
									"id": "obj-44",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"float"
									],
									"patching_rect": [
										1280.0,
										95.0,
										50.0,
										22.0
									],
									"text": "t b f"
								}
							},
							{
								"box": {
									"id": "obj-45",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										192.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-46",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1196.0,
										192.0,
										153.0,
										22.0
									],
									"text": "expr $f1 * (1. - $f2)"
								}
							},
							{
								"box": {
									"id": "obj-47",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"float"
									],
									"patching_rect": [
										1280.0,
										121.0,
										50.0,
										22.0
									],
									"text": "t b f"
								}
							},
							{
								"box": {
									"id": "obj-48",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										218.0,
										47.0,
										22.0
									],
									"text": "+~ 0."
								}
							},
							{
								"box": {
									"id": "obj-49",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										594.0,
										87.0,
										22.0
									],
									"text": "*~ 6.283185"
								}
							},
							{
								"box": {
									"id": "obj-50",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										672.0,
										47.0,
										22.0
									],
									"text": "sinx~"
								}
							},
							{
								"box": {
									"id": "obj-51",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										698.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-52",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										724.0,
										100.0,
										22.0
									],
									"text": "*~ 0.15915494"
								}
							},
							{
								"box": {
									"id": "obj-53",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										750.0,
										32.0,
										22.0
									],
									"text": "+~"
								}
							},
							{
								"box": {
									"id": "obj-54",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										776.0,
										54.0,
										22.0
									],
									"text": "+~ 4.0"
								}
							},
							{
								"box": {
									"id": "obj-55",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										802.0,
										54.0,
										22.0
									],
									"text": "trunc~"
								}
							},
							{
								"box": {
									"id": "obj-56",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										828.0,
										32.0,
										22.0
									],
									"text": "-~"
								}
							},
							{
								"box": {
									"id": "obj-57",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1364.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "balance",
									"index": 17
								}
							},
							{
								"box": {
									"id": "obj-58",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1448.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "sub",
									"index": 18
								}
							},
							{
								"box": {
									"id": "obj-59",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1532.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "noise",
									"index": 19
								}
							},
							{
								"box": {
									"id": "obj-60",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										218.0,
										146.0,
										22.0
									],
									"text": "expr 0.5 * $f1 / $f2"
								}
							},
							{
								"box": {
									"id": "obj-61",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"float"
									],
									"patching_rect": [
										356.0,
										95.0,
										50.0,
										22.0
									],
									"text": "t b f"
								}
							},
							{
								"box": {
									"id": "obj-62",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										244.0,
										106.0,
										22.0
									],
									"text": "expr $f1 / $f2"
								}
							},
							{
								"box": {
									"id": "obj-63",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"float"
									],
									"patching_rect": [
										1028.0,
										95.0,
										50.0,
										22.0
									],
									"text": "t b f"
								}
							},
							{
								"box": {
									"id": "obj-64",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1616.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "osc1_shape",
									"index": 20
								}
							},
							{
								"box": {
									"id": "obj-65",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										270.0,
										417.0,
										22.0
									],
									"text": "expr int(min(108.\\, max(0.\\, 17.312340 * log($f1) + 0.0001)))"
								}
							},
							{
								"box": {
									"id": "obj-66",
									"maxclass": "newobj",
									"numinlets": 4,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										854.0,
										200.0,
										22.0
									],
									"text": "p osc1",
									"patcher": {
										"fileversion": 1,
										"appversion": {
											"major": 8,
											"minor": 6,
											"revision": 0,
											"architecture": "x64",
											"modernui": 1
										},
										"classnamespace": "box",
										"rect": [
											60.0,
											100.0,
											760.0,
											640.0
										],
										"openinpresentation": 0,
										"default_fontsize": 12.0,
										"default_fontface": 0,
										"default_fontname": "Arial",
										"gridonopen": 1,
										"gridsize": [
											8.0,
											8.0
										],
										"gridsnaponopen": 1,
										"boxes": [
											{
												"box": {
													"id": "obj-1",
													"maxclass": "comment",
													"numinlets": 1,
													"numoutlets": 0,
													"outlettype": [],
													"patching_rect": [
														20.0,
														10.0,
														570.0,
														20.0
													],
													"text": "The triangles and saws of the buffer, in the row of the harmonics that the note has room for.",
													"linecount": 1
												}
											},
											{
												"box": {
													"id": "obj-2",
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														20.0,
														50.0,
														30.0,
														30.0
													],
													"comment": "phase",
													"index": 1
												}
											},
											{
												"box": {
													"id": "obj-3",
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														104.0,
														50.0,
														30.0,
														30.0
													],
													"comment": "shape",
													"index": 2
												}
											},
											{
												"box": {
													"id": "obj-4",
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														188.0,
														50.0,
														30.0,
														30.0
													],
													"comment": "width",
													"index": 3
												}
											},
											{
												"box": {
													"id": "obj-5",
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														272.0,
														50.0,
														30.0,
														30.0
													],
													"comment": "row",
													"index": 4
												}
											},
											{
												"box": {
													"id": "obj-6",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														272.0,
														140.0,
														166.0,
														22.0
													],
													"text": "expr $f1 * 0.0091743119"
												}
											},
											{
												"box": {
													"id": "obj-7",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														188.0,
														244.0,
														100.0,
														22.0
													],
													"text": "expr 1. - $f1"
												}
											},
											{
												"box": {
													"id": "obj-8",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														270.0,
														47.0,
														22.0
													],
													"text": "+~ 0."
												}
											},
											{
												"box": {
													"id": "obj-9",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														296.0,
														54.0,
														22.0
													],
													"text": "trunc~"
												}
											},
											{
												"box": {
													"id": "obj-10",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														348.0,
														32.0,
														22.0
													],
													"text": "-~"
												}
											},
											{
												"box": {
													"id": "obj-11",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														84.0,
														87.0,
														22.0
													],
													"text": "*~ 6.283185"
												}
											},
											{
												"box": {
													"id": "obj-12",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														136.0,
														47.0,
														22.0
													],
													"text": "sinx~"
												}
											},
											{
												"box": {
													"id": "obj-13",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														104.0,
														140.0,
														166.0,
														22.0
													],
													"text": "expr max(0.\\, 1. - $f1)"
												}
											},
											{
												"box": {
													"id": "obj-14",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														174.0,
														47.0,
														22.0
													],
													"text": "*~ 0."
												}
											},
											{
												"box": {
													"id": "obj-15",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														110.0,
														113.0,
														22.0
													],
													"text": "*~ 0.0091698345"
												}
											},
											{
												"box": {
													"id": "obj-16",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														200.0,
														47.0,
														22.0
													],
													"text": "+~ 0."
												}
											},
											{
												"box": {
													"id": "obj-17",
													"maxclass": "newobj",
													"numinlets": 3,
													"numoutlets": 2,
													"outlettype": [
														"signal",
														"signal"
													],
													"patching_rect": [
														20.0,
														322.0,
														212.0,
														22.0
													],
													"text": "wave~ #1-waves 0 0 2 @interp 4"
												}
											},
											{
												"box": {
													"id": "obj-18",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														374.0,
														47.0,
														22.0
													],
													"text": "*~ 0."
												}
											},
											{
												"box": {
													"id": "obj-19",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														104.0,
														166.0,
														278.0,
														22.0
													],
													"text": "expr 2.0 * max(0.\\, min($f1\\, 2. - $f1))"
												}
											},
											{
												"box": {
													"id": "obj-20",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														80.0,
														348.0,
														47.0,
														22.0
													],
													"text": "*~ 0."
												}
											},
											{
												"box": {
													"id": "obj-21",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														104.0,
														192.0,
														271.0,
														22.0
													],
													"text": "expr 2.0 * min(1.\\, max(0.\\, $f1 - 1.))"
												}
											},
											{
												"box": {
													"id": "obj-22",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														400.0,
														113.0,
														22.0
													],
													"text": "*~ 0.0091698345"
												}
											},
											{
												"box": {
													"id": "obj-23",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														452.0,
														47.0,
														22.0
													],
													"text": "+~ 0."
												}
											},
											{
												"box": {
													"id": "obj-24",
													"maxclass": "newobj",
													"numinlets": 3,
													"numoutlets": 2,
													"outlettype": [
														"signal",
														"signal"
													],
													"patching_rect": [
														20.0,
														478.0,
														212.0,
														22.0
													],
													"text": "wave~ #1-waves 0 0 2 @interp 4"
												}
											},
											{
												"box": {
													"id": "obj-25",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														80.0,
														504.0,
														47.0,
														22.0
													],
													"text": "*~ 0."
												}
											},
											{
												"box": {
													"id": "obj-26",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														104.0,
														218.0,
														212.0,
														22.0
													],
													"text": "expr -2.0 * max(0.\\, $f1 - 2.)"
												}
											},
											{
												"box": {
													"id": "obj-27",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														426.0,
														32.0,
														22.0
													],
													"text": "+~"
												}
											},
											{
												"box": {
													"id": "obj-28",
													"maxclass": "outlet",
													"numinlets": 1,
													"numoutlets": 0,
													"outlettype": [],
													"patching_rect": [
														20.0,
														504.0,
														30.0,
														30.0
													],
													"comment": "wave",
													"index": 1
												}
											}
										],
										"lines": [
											{
												"patchline": {
													"source": [
														"obj-5",
														0
													],
													"destination": [
														"obj-6",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-4",
														0
													],
													"destination": [
														"obj-7",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-2",
														0
													],
													"destination": [
														"obj-8",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-7",
														0
													],
													"destination": [
														"obj-8",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-8",
														0
													],
													"destination": [
														"obj-9",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-8",
														0
													],
													"destination": [
														"obj-10",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-9",
														0
													],
													"destination": [
														"obj-10",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-2",
														0
													],
													"destination": [
														"obj-11",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-11",
														0
													],
													"destination": [
														"obj-12",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-3",
														0
													],
													"destination": [
														"obj-13",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-12",
														0
													],
													"destination": [
														"obj-14",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-13",
														0
													],
													"destination": [
														"obj-14",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-2",
														0
													],
													"destination": [
														"obj-15",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-15",
														0
													],
													"destination": [
														"obj-16",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-6",
														0
													],
													"destination": [
														"obj-16",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-16",
														0
													],
													"destination": [
														"obj-17",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-17",
														0
													],
													"destination": [
														"obj-18",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-3",
														0
													],
													"destination": [
														"obj-19",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-19",
														0
													],
													"destination": [
														"obj-18",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-17",
														1
													],
													"destination": [
														"obj-20",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-3",
														0
													],
													"destination": [
														"obj-21",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-21",
														0
													],
													"destination": [
														"obj-20",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-10",
														0
													],
													"destination": [
														"obj-22",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-22",
														0
													],
													"destination": [
														"obj-23",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-6",
														0
													],
													"destination": [
														"obj-23",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-23",
														0
													],
													"destination": [
														"obj-24",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-24",
														1
													],
													"destination": [
														"obj-25",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-3",
														0
													],
													"destination": [
														"obj-26",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-26",
														0
													],
													"destination": [
														"obj-25",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-14",
														0
													],
													"destination": [
														"obj-27",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-18",
														0
													],
													"destination": [
														"obj-27",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-20",
														0
													],
													"destination": [
														"obj-27",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-25",
														0
													],
													"destination": [
														"obj-27",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-27",
														0
													],
													"destination": [
														"obj-28",
														0
													]
												}
											}
										]
									}
								}
							},
							{
								"box": {
									"id": "obj-67",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1364.0,
										140.0,
										100.0,
										22.0
									],
									"text": "expr 1. - $f1"
								}
							},
							{
								"box": {
									"id": "obj-68",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										880.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-69",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1700.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "osc2_shape",
									"index": 21
								}
							},
							{
								"box": {
									"id": "obj-70",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										296.0,
										417.0,
										22.0
									],
									"text": "expr int(min(108.\\, max(0.\\, 17.312340 * log($f1) + 0.0001)))"
								}
							},
							{
								"box": {
									"id": "obj-71",
									"maxclass": "newobj",
									"numinlets": 4,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										620.0,
										200.0,
										22.0
									],
									"text": "p osc2",
									"patcher": {
										"fileversion": 1,
										"appversion": {
											"major": 8,
											"minor": 6,
											"revision": 0,
											"architecture": "x64",
											"modernui": 1
										},
										"classnamespace": "box",
										"rect": [
											60.0,
											100.0,
											760.0,
											640.0
										],
										"openinpresentation": 0,
										"default_fontsize": 12.0,
										"default_fontface": 0,
										"default_fontname": "Arial",
										"gridonopen": 1,
										"gridsize": [
											8.0,
											8.0
										],
										"gridsnaponopen": 1,
										"boxes": [
											{
												"box": {
													"id": "obj-1",
													"maxclass": "comment",
													"numinlets": 1,
													"numoutlets": 0,
													"outlettype": [],
													"patching_rect": [
														20.0,
														10.0,
														570.0,
														20.0
													],
													"text": "The triangles and saws of the buffer, in the row of the harmonics that the note has room for.",
													"linecount": 1
												}
											},
											{
												"box": {
													"id": "obj-2",
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														20.0,
														50.0,
														30.0,
														30.0
													],
													"comment": "phase",
													"index": 1
												}
											},
											{
												"box": {
													"id": "obj-3",
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														104.0,
														50.0,
														30.0,
														30.0
													],
													"comment": "shape",
													"index": 2
												}
											},
											{
												"box": {
													"id": "obj-4",
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														188.0,
														50.0,
														30.0,
														30.0
													],
													"comment": "width",
													"index": 3
												}
											},
											{
												"box": {
													"id": "obj-5",
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														272.0,
														50.0,
														30.0,
														30.0
													],
													"comment": "row",
													"index": 4
												}
											},
											{
												"box": {
													"id": "obj-6",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														272.0,
														140.0,
														166.0,
														22.0
													],
													"text": "expr $f1 * 0.0091743119"
												}
											},
											{
												"box": {
													"id": "obj-7",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														188.0,
														244.0,
														100.0,
														22.0
													],
													"text": "expr 1. - $f1"
												}
											},
											{
												"box": {
													"id": "obj-8",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														270.0,
														47.0,
														22.0
													],
													"text": "+~ 0."
												}
											},
											{
												"box": {
													"id": "obj-9",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														296.0,
														54.0,
														22.0
													],
													"text": "trunc~"
												}
											},
											{
												"box": {
													"id": "obj-10",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														348.0,
														32.0,
														22.0
													],
													"text": "-~"
												}
											},
											{
												"box": {
													"id": "obj-11",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														84.0,
														87.0,
														22.0
													],
													"text": "*~ 6.283185"
												}
											},
											{
												"box": {
													"id": "obj-12",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														136.0,
														47.0,
														22.0
													],
													"text": "sinx~"
												}
											},
											{
												"box": {
													"id": "obj-13",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														104.0,
														140.0,
														166.0,
														22.0
													],
													"text": "expr max(0.\\, 1. - $f1)"
												}
											},
											{
												"box": {
													"id": "obj-14",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														174.0,
														47.0,
														22.0
													],
													"text": "*~ 0."
												}
											},
											{
												"box": {
													"id": "obj-15",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														110.0,
														113.0,
														22.0
													],
													"text": "*~ 0.0091698345"
												}
											},
											{
												"box": {
													"id": "obj-16",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														200.0,
														47.0,
														22.0
													],
													"text": "+~ 0."
												}
											},
											{
												"box": {
													"id": "obj-17",
													"maxclass": "newobj",
													"numinlets": 3,
													"numoutlets": 2,
													"outlettype": [
														"signal",
														"signal"
													],
													"patching_rect": [
														20.0,
														322.0,
														212.0,
														22.0
													],
													"text": "wave~ #1-waves 0 0 2 @interp 4"
												}
											},
											{
												"box": {
													"id": "obj-18",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														374.0,
														47.0,
														22.0
													],
													"text": "*~ 0."
												}
											},
											{
												"box": {
													"id": "obj-19",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														104.0,
														166.0,
														278.0,
														22.0
													],
													"text": "expr 2.0 * max(0.\\, min($f1\\, 2. - $f1))"
												}
											},
											{
												"box": {
													"id": "obj-20",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														80.0,
														348.0,
														47.0,
														22.0
													],
													"text": "*~ 0."
												}
											},
											{
												"box": {
													"id": "obj-21",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														104.0,
														192.0,
														271.0,
														22.0
													],
													"text": "expr 2.0 * min(1.\\, max(0.\\, $f1 - 1.))"
												}
											},
											{
												"box": {
													"id": "obj-22",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														400.0,
														113.0,
														22.0
													],
													"text": "*~ 0.0091698345"
												}
											},
											{
												"box": {
													"id": "obj-23",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														452.0,
														47.0,
														22.0
													],
													"text": "+~ 0."
												}
											},
											{
												"box": {
													"id": "obj-24",
													"maxclass": "newobj",
													"numinlets": 3,
													"numoutlets": 2,
													"outlettype": [
														"signal",
														"signal"
													],
													"patching_rect": [
														20.0,
														478.0,
														212.0,
														22.0
													],
													"text": "wave~ #1-waves 0 0 2 @interp 4"
												}
											},
											{
												"box": {
													"id": "obj-25",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														80.0,
														504.0,
														47.0,
														22.0
													],
													"text": "*~ 0."
												}
											},
											{
												"box": {
													"id": "obj-26",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														104.0,
														218.0,
														212.0,
														22.0
													],
													"text": "expr -2.0 * max(0.\\, $f1 - 2.)"
												}
											},
											{
												"box": {
													"id": "obj-27",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"signal"
													],
													"patching_rect": [
														20.0,
														426.0,
														32.0,
														22.0
													],
													"text": "+~"
												}
											},
											{
												"box": {
													"id": "obj-28",
													"maxclass": "outlet",
													"numinlets": 1,
													"numoutlets": 0,
													"outlettype": [],
													"patching_rect": [
														20.0,
														504.0,
														30.0,
														30.0
													],
													"comment": "wave",
													"index": 1
												}
											}
										],
										"lines": [
											{
												"patchline": {
													"source": [
														"obj-5",
														0
													],
													"destination": [
														"obj-6",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-4",
														0
													],
													"destination": [
														"obj-7",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-2",
														0
													],
													"destination": [
														"obj-8",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-7",
														0
													],
													"destination": [
														"obj-8",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-8",
														0
													],
													"destination": [
														"obj-9",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-8",
														0
													],
													"destination": [
														"obj-10",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-9",
														0
													],
													"destination": [
														"obj-10",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-2",
														0
													],
													"destination": [
														"obj-11",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-11",
														0
													],
													"destination": [
														"obj-12",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-3",
														0
													],
													"destination": [
														"obj-13",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-12",
														0
													],
													"destination": [
														"obj-14",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-13",
														0
													],
													"destination": [
														"obj-14",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-2",
														0
													],
													"destination": [
														"obj-15",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-15",
														0
													],
													"destination": [
														"obj-16",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-6",
														0
													],
													"destination": [
														"obj-16",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-16",
														0
													],
													"destination": [
														"obj-17",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-17",
														0
													],
													"destination": [
														"obj-18",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-3",
														0
													],
													"destination": [
														"obj-19",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-19",
														0
													],
													"destination": [
														"obj-18",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-17",
														1
													],
													"destination": [
														"obj-20",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-3",
														0
													],
													"destination": [
														"obj-21",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-21",
														0
													],
													"destination": [
														"obj-20",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-10",
														0
													],
													"destination": [
														"obj-22",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-22",
														0
													],
													"destination": [
														"obj-23",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-6",
														0
													],
													"destination": [
														"obj-23",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-23",
														0
													],
													"destination": [
														"obj-24",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-24",
														1
													],
													"destination": [
														"obj-25",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-3",
														0
													],
													"destination": [
														"obj-26",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-26",
														0
													],
													"destination": [
														"obj-25",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-14",
														0
													],
													"destination": [
														"obj-27",
														0
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-18",
														0
													],
													"destination": [
														"obj-27",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-20",
														0
													],
													"destination": [
														"obj-27",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-25",
														0
													],
													"destination": [
														"obj-27",
														1
													]
												}
											},
											{
												"patchline": {
													"source": [
														"obj-27",
														0
													],
													"destination": [
														"obj-28",
														0
													]
												}
											}
										]
									}
								}
							},
							{
								"box": {
									"id": "obj-72",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1364.0,
										166.0,
										67.0,
										22.0
									],
									"text": "expr $f1"
								}
							},
							{
								"box": {
									"id": "obj-73",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										698.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-74",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										568.0,
										87.0,
										22.0
									],
									"text": "*~ 6.283185"
								}
							},
							{
								"box": {
									"id": "obj-75",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										646.0,
										47.0,
										22.0
									],
									"text": "sinx~"
								}
							},
							{
								"box": {
									"id": "obj-76",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1448.0,
										166.0,
										179.0,
										22.0
									],
									"text": "expr pow(10.\\, $f1 / 20.)"
								}
							},
							{
								"box": {
									"id": "obj-77",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										724.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-78",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										1700.0,
										500.0,
										200.0,
										48.0
									],
									"text": "Three are nearly normal, and of RMS 1; one power in each Hz, whatever the rate.",
									"linecount": 3
								}
							},
							{
								"box": {
									"id": "obj-79",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										1700.0,
										560.0,
										54.0,
										22.0
									],
									"text": "noise~"
								}
							},
							{
								"box": {
									"id": "obj-80",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										1770.0,
										560.0,
										54.0,
										22.0
									],
									"text": "noise~"
								}
							},
							{
								"box": {
									"id": "obj-81",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										1840.0,
										560.0,
										54.0,
										22.0
									],
									"text": "noise~"
								}
							},
							{
								"box": {
									"id": "obj-82",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										1700.0,
										594.0,
										32.0,
										22.0
									],
									"text": "+~"
								}
							},
							{
								"box": {
									"id": "obj-83",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1532.0,
										140.0,
										357.0,
										22.0
									],
									"text": "expr 0.5 * pow(10.\\, $f1 / 20.) * sqrt($f2 / 22050.)"
								}
							},
							{
								"box": {
									"id": "obj-84",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"float"
									],
									"patching_rect": [
										440.0,
										95.0,
										50.0,
										22.0
									],
									"text": "t b f"
								}
							},
							{
								"box": {
									"id": "obj-85",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										1700.0,
										628.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-86",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										906.0,
										32.0,
										22.0
									],
									"text": "+~"
								}
							},
							{
								"box": {
									"id": "obj-87",
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										932.0,
										30.0,
										30.0
									],
									"comment": "tone",
									"index": 1
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"source": [
										"obj-7",
										0
									],
									"destination": [
										"obj-8",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-13",
										0
									],
									"destination": [
										"obj-14",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-2",
										0
									],
									"destination": [
										"obj-15",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-14",
										0
									],
									"destination": [
										"obj-15",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-15",
										0
									],
									"destination": [
										"obj-16",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-16",
										0
									],
									"destination": [
										"obj-17",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-12",
										0
									],
									"destination": [
										"obj-17",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-11",
										0
									],
									"destination": [
										"obj-18",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-3",
										0
									],
									"destination": [
										"obj-19",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-18",
										0
									],
									"destination": [
										"obj-19",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-17",
										0
									],
									"destination": [
										"obj-20",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-19",
										0
									],
									"destination": [
										"obj-20",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-6",
										0
									],
									"destination": [
										"obj-21",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-10",
										0
									],
									"destination": [
										"obj-22",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-22",
										1
									],
									"destination": [
										"obj-21",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-22",
										0
									],
									"destination": [
										"obj-21",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-9",
										0
									],
									"destination": [
										"obj-23",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-23",
										1
									],
									"destination": [
										"obj-21",
										2
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-23",
										0
									],
									"destination": [
										"obj-21",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-20",
										0
									],
									"destination": [
										"obj-24",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-21",
										0
									],
									"destination": [
										"obj-24",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-6",
										0
									],
									"destination": [
										"obj-25",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-10",
										0
									],
									"destination": [
										"obj-26",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-26",
										1
									],
									"destination": [
										"obj-25",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-26",
										0
									],
									"destination": [
										"obj-25",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-24",
										0
									],
									"destination": [
										"obj-27",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-27",
										0
									],
									"destination": [
										"obj-28",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-8",
										0
									],
									"destination": [
										"obj-28",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-30",
										0
									],
									"destination": [
										"obj-32",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-31",
										0
									],
									"destination": [
										"obj-33",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-33",
										1
									],
									"destination": [
										"obj-32",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-33",
										0
									],
									"destination": [
										"obj-32",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-28",
										0
									],
									"destination": [
										"obj-34",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-32",
										0
									],
									"destination": [
										"obj-34",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-34",
										0
									],
									"destination": [
										"obj-35",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-8",
										0
									],
									"destination": [
										"obj-35",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-35",
										0
									],
									"destination": [
										"obj-36",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-28",
										0
									],
									"destination": [
										"obj-37",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-28",
										0
									],
									"destination": [
										"obj-38",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-38",
										0
									],
									"destination": [
										"obj-39",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-5",
										0
									],
									"destination": [
										"obj-40",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-40",
										0
									],
									"destination": [
										"obj-37",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-40",
										0
									],
									"destination": [
										"obj-36",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-40",
										0
									],
									"destination": [
										"obj-39",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-41",
										0
									],
									"destination": [
										"obj-43",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-42",
										0
									],
									"destination": [
										"obj-44",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-44",
										1
									],
									"destination": [
										"obj-43",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-44",
										0
									],
									"destination": [
										"obj-43",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-4",
										0
									],
									"destination": [
										"obj-45",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-43",
										0
									],
									"destination": [
										"obj-45",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-41",
										0
									],
									"destination": [
										"obj-46",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-42",
										0
									],
									"destination": [
										"obj-47",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-47",
										1
									],
									"destination": [
										"obj-46",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-47",
										0
									],
									"destination": [
										"obj-46",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-45",
										0
									],
									"destination": [
										"obj-48",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-46",
										0
									],
									"destination": [
										"obj-48",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-36",
										0
									],
									"destination": [
										"obj-49",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-49",
										0
									],
									"destination": [
										"obj-50",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-48",
										0
									],
									"destination": [
										"obj-51",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-50",
										0
									],
									"destination": [
										"obj-51",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-51",
										0
									],
									"destination": [
										"obj-52",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-52",
										0
									],
									"destination": [
										"obj-53",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-37",
										0
									],
									"destination": [
										"obj-53",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-53",
										0
									],
									"destination": [
										"obj-54",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-54",
										0
									],
									"destination": [
										"obj-55",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-54",
										0
									],
									"destination": [
										"obj-56",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-55",
										0
									],
									"destination": [
										"obj-56",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-7",
										0
									],
									"destination": [
										"obj-60",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-25",
										0
									],
									"destination": [
										"obj-61",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-61",
										1
									],
									"destination": [
										"obj-60",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-61",
										0
									],
									"destination": [
										"obj-60",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-60",
										0
									],
									"destination": [
										"obj-62",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-32",
										0
									],
									"destination": [
										"obj-63",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-63",
										1
									],
									"destination": [
										"obj-62",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-63",
										0
									],
									"destination": [
										"obj-62",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-60",
										0
									],
									"destination": [
										"obj-65",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-56",
										0
									],
									"destination": [
										"obj-66",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-64",
										0
									],
									"destination": [
										"obj-66",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-29",
										0
									],
									"destination": [
										"obj-66",
										2
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-65",
										0
									],
									"destination": [
										"obj-66",
										3
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-57",
										0
									],
									"destination": [
										"obj-67",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-66",
										0
									],
									"destination": [
										"obj-68",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-67",
										0
									],
									"destination": [
										"obj-68",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-62",
										0
									],
									"destination": [
										"obj-70",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-36",
										0
									],
									"destination": [
										"obj-71",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-69",
										0
									],
									"destination": [
										"obj-71",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-29",
										0
									],
									"destination": [
										"obj-71",
										2
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-70",
										0
									],
									"destination": [
										"obj-71",
										3
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-57",
										0
									],
									"destination": [
										"obj-72",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-71",
										0
									],
									"destination": [
										"obj-73",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-72",
										0
									],
									"destination": [
										"obj-73",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-39",
										0
									],
									"destination": [
										"obj-74",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-74",
										0
									],
									"destination": [
										"obj-75",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-58",
										0
									],
									"destination": [
										"obj-76",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-75",
										0
									],
									"destination": [
										"obj-77",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-76",
										0
									],
									"destination": [
										"obj-77",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-79",
										0
									],
									"destination": [
										"obj-82",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-80",
										0
									],
									"destination": [
										"obj-82",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-81",
										0
									],
									"destination": [
										"obj-82",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-59",
										0
									],
									"destination": [
										"obj-83",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-7",
										0
									],
									"destination": [
										"obj-84",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-84",
										1
									],
									"destination": [
										"obj-83",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-84",
										0
									],
									"destination": [
										"obj-83",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-82",
										0
									],
									"destination": [
										"obj-85",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-83",
										0
									],
									"destination": [
										"obj-85",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-68",
										0
									],
									"destination": [
										"obj-86",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-73",
										0
									],
									"destination": [
										"obj-86",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-77",
										0
									],
									"destination": [
										"obj-86",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-85",
										0
									],
									"destination": [
										"obj-86",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-86",
										0
									],
									"destination": [
										"obj-87",
										0
									]
								}
							}
						]
					}
				}
			},
			{
				"box": {
					"id": "obj-74",
					"maxclass": "newobj",
					"numinlets": 10,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						20.0,
						800.0,
						2000.0,
						22.0
					],
					"text": "p filter",
					"patcher": {
						"fileversion": 1,
						"appversion": {
							"major": 8,
							"minor": 6,
							"revision": 0,
							"architecture": "x64",
							"modernui": 1
						},
						"classnamespace": "box",
						"rect": [
							60.0,
							100.0,
							1100.0,
							940.0
						],
						"openinpresentation": 0,
						"default_fontsize": 12.0,
						"default_fontface": 0,
						"default_fontname": "Arial",
						"gridonopen": 1,
						"gridsize": [
							8.0,
							8.0
						],
						"gridsnaponopen": 1,
						"boxes": [
							{
								"box": {
									"id": "obj-1",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										10.0,
										624.0,
										20.0
									],
									"text": "g = tan(pi cutoff / rate), k = 1 / Q. [biquad~] gives the last state of the filter; see its docstring.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-2",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "tone",
									"index": 1
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										104.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "envelope",
									"index": 2
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										188.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "lfo",
									"index": 3
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										272.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "start",
									"index": 4
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										356.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "rate",
									"index": 5
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "cutoff",
									"index": 6
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										524.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "resonance",
									"index": 7
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										608.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "filter_mode",
									"index": 8
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										692.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "filter_env",
									"index": 9
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										776.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "lfo_filter",
									"index": 10
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										692.0,
										140.0,
										106.0,
										22.0
									],
									"text": "expr 12. * $f1"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										174.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										776.0,
										166.0,
										106.0,
										22.0
									],
									"text": "expr 12. * $f1"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										192.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										218.0,
										32.0,
										22.0
									],
									"text": "+~"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										192.0,
										265.0,
										22.0
									],
									"text": "expr 69. + 17.312340 * log($f1 / 440.)"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										244.0,
										47.0,
										22.0
									],
									"text": "+~ 0."
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										276.0,
										47.0,
										22.0
									],
									"text": "mtof~"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										310.0,
										93.0,
										22.0
									],
									"text": "maximum~ 10."
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										356.0,
										140.0,
										113.0,
										22.0
									],
									"text": "expr 0.45 * $f1"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										344.0,
										87.0,
										22.0
									],
									"text": "minimum~ 0."
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										356.0,
										166.0,
										153.0,
										22.0
									],
									"text": "expr 3.14159265 / $f1"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										378.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										412.0,
										47.0,
										22.0
									],
									"text": "tanx~"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										446.0,
										54.0,
										22.0
									],
									"text": "delta~"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										524.0,
										32.0,
										22.0
									],
									"text": "-~"
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										602.0,
										113.0,
										22.0
									],
									"text": "maximum~ 0.0001"
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										524.0,
										140.0,
										100.0,
										22.0
									],
									"text": "expr 1. / $f1"
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										472.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										498.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										654.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										680.0,
										32.0,
										22.0
									],
									"text": "/~"
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										550.0,
										32.0,
										22.0
									],
									"text": "+~"
								}
							},
							{
								"box": {
									"id": "obj-35",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										628.0,
										47.0,
										22.0
									],
									"text": "+~ 1."
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										706.0,
										54.0,
										22.0
									],
									"text": "!/~ 1."
								}
							},
							{
								"box": {
									"id": "obj-37",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										576.0,
										47.0,
										22.0
									],
									"text": "*~ 2."
								}
							},
							{
								"box": {
									"id": "obj-38",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										732.0,
										47.0,
										22.0
									],
									"text": "*~ 2."
								}
							},
							{
								"box": {
									"id": "obj-39",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										758.0,
										32.0,
										22.0
									],
									"text": "+~"
								}
							},
							{
								"box": {
									"id": "obj-40",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										836.0,
										47.0,
										22.0
									],
									"text": "-~ 1."
								}
							},
							{
								"box": {
									"id": "obj-41",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										940.0,
										32.0,
										22.0
									],
									"text": "-~"
								}
							},
							{
								"box": {
									"id": "obj-42",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										784.0,
										32.0,
										22.0
									],
									"text": "+~"
								}
							},
							{
								"box": {
									"id": "obj-43",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										862.0,
										32.0,
										22.0
									],
									"text": "-~"
								}
							},
							{
								"box": {
									"id": "obj-44",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										810.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-45",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										888.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-46",
									"maxclass": "newobj",
									"numinlets": 6,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										914.0,
										159.0,
										22.0
									],
									"text": "biquad~ 0. 0. 0. 0. 0."
								}
							},
							{
								"box": {
									"id": "obj-47",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										992.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-48",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										966.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-49",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										320.0,
										110.0,
										47.0,
										22.0
									],
									"text": "clear"
								}
							},
							{
								"box": {
									"id": "obj-50",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										940.0,
										54.0,
										22.0
									],
									"text": "delta~"
								}
							},
							{
								"box": {
									"id": "obj-51",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										966.0,
										54.0,
										22.0
									],
									"text": "*~ 0.5"
								}
							},
							{
								"box": {
									"id": "obj-52",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1018.0,
										32.0,
										22.0
									],
									"text": "-~"
								}
							},
							{
								"box": {
									"id": "obj-53",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										524.0,
										166.0,
										106.0,
										22.0
									],
									"text": "expr 0.5 / $f1"
								}
							},
							{
								"box": {
									"id": "obj-54",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										992.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-55",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1044.0,
										32.0,
										22.0
									],
									"text": "/~"
								}
							},
							{
								"box": {
									"id": "obj-56",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1070.0,
										32.0,
										22.0
									],
									"text": "-~"
								}
							},
							{
								"box": {
									"id": "obj-57",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1148.0,
										32.0,
										22.0
									],
									"text": "-~"
								}
							},
							{
								"box": {
									"id": "obj-58",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										608.0,
										218.0,
										166.0,
										22.0
									],
									"text": "expr max(0.\\, 1. - $f1)"
								}
							},
							{
								"box": {
									"id": "obj-59",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1096.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-60",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										608.0,
										244.0,
										238.0,
										22.0
									],
									"text": "expr max(0.\\, min($f1\\, 2. - $f1))"
								}
							},
							{
								"box": {
									"id": "obj-61",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1122.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-62",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										608.0,
										270.0,
										166.0,
										22.0
									],
									"text": "expr max(0.\\, $f1 - 1.)"
								}
							},
							{
								"box": {
									"id": "obj-63",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1200.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-64",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										1174.0,
										32.0,
										22.0
									],
									"text": "+~"
								}
							},
							{
								"box": {
									"id": "obj-65",
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										1226.0,
										30.0,
										30.0
									],
									"comment": "filtered",
									"index": 1
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"source": [
										"obj-10",
										0
									],
									"destination": [
										"obj-12",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-3",
										0
									],
									"destination": [
										"obj-13",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-12",
										0
									],
									"destination": [
										"obj-13",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-11",
										0
									],
									"destination": [
										"obj-14",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-4",
										0
									],
									"destination": [
										"obj-15",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-14",
										0
									],
									"destination": [
										"obj-15",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-13",
										0
									],
									"destination": [
										"obj-16",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-15",
										0
									],
									"destination": [
										"obj-16",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-7",
										0
									],
									"destination": [
										"obj-17",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-16",
										0
									],
									"destination": [
										"obj-18",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-17",
										0
									],
									"destination": [
										"obj-18",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-18",
										0
									],
									"destination": [
										"obj-19",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-19",
										0
									],
									"destination": [
										"obj-20",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-6",
										0
									],
									"destination": [
										"obj-21",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-20",
										0
									],
									"destination": [
										"obj-22",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-21",
										0
									],
									"destination": [
										"obj-22",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-6",
										0
									],
									"destination": [
										"obj-23",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-22",
										0
									],
									"destination": [
										"obj-24",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-23",
										0
									],
									"destination": [
										"obj-24",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-24",
										0
									],
									"destination": [
										"obj-25",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-25",
										0
									],
									"destination": [
										"obj-26",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-25",
										0
									],
									"destination": [
										"obj-27",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-26",
										0
									],
									"destination": [
										"obj-27",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-27",
										0
									],
									"destination": [
										"obj-28",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-8",
										0
									],
									"destination": [
										"obj-29",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-25",
										0
									],
									"destination": [
										"obj-30",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-29",
										0
									],
									"destination": [
										"obj-30",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-25",
										0
									],
									"destination": [
										"obj-31",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-25",
										0
									],
									"destination": [
										"obj-31",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-25",
										0
									],
									"destination": [
										"obj-32",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-28",
										0
									],
									"destination": [
										"obj-32",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-25",
										0
									],
									"destination": [
										"obj-33",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-28",
										0
									],
									"destination": [
										"obj-33",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-30",
										0
									],
									"destination": [
										"obj-34",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-31",
										0
									],
									"destination": [
										"obj-34",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-34",
										0
									],
									"destination": [
										"obj-35",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-35",
										0
									],
									"destination": [
										"obj-36",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-31",
										0
									],
									"destination": [
										"obj-37",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-32",
										0
									],
									"destination": [
										"obj-38",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-31",
										0
									],
									"destination": [
										"obj-39",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-32",
										0
									],
									"destination": [
										"obj-39",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-39",
										0
									],
									"destination": [
										"obj-40",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-40",
										0
									],
									"destination": [
										"obj-41",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-33",
										0
									],
									"destination": [
										"obj-41",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-32",
										0
									],
									"destination": [
										"obj-42",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-33",
										0
									],
									"destination": [
										"obj-42",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-42",
										0
									],
									"destination": [
										"obj-43",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-30",
										0
									],
									"destination": [
										"obj-43",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-37",
										0
									],
									"destination": [
										"obj-44",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-36",
										0
									],
									"destination": [
										"obj-44",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-38",
										0
									],
									"destination": [
										"obj-45",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-36",
										0
									],
									"destination": [
										"obj-45",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-2",
										0
									],
									"destination": [
										"obj-46",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-44",
										0
									],
									"destination": [
										"obj-46",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-45",
										0
									],
									"destination": [
										"obj-46",
										2
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-41",
										0
									],
									"destination": [
										"obj-47",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-36",
										0
									],
									"destination": [
										"obj-47",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-47",
										0
									],
									"destination": [
										"obj-46",
										4
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-43",
										0
									],
									"destination": [
										"obj-48",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-36",
										0
									],
									"destination": [
										"obj-48",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-48",
										0
									],
									"destination": [
										"obj-46",
										5
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-5",
										0
									],
									"destination": [
										"obj-49",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-49",
										0
									],
									"destination": [
										"obj-46",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-46",
										0
									],
									"destination": [
										"obj-50",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-50",
										0
									],
									"destination": [
										"obj-51",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-46",
										0
									],
									"destination": [
										"obj-52",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-51",
										0
									],
									"destination": [
										"obj-52",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-8",
										0
									],
									"destination": [
										"obj-53",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-50",
										0
									],
									"destination": [
										"obj-54",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-53",
										0
									],
									"destination": [
										"obj-54",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-54",
										0
									],
									"destination": [
										"obj-55",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-25",
										0
									],
									"destination": [
										"obj-55",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-2",
										0
									],
									"destination": [
										"obj-56",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-55",
										0
									],
									"destination": [
										"obj-56",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-56",
										0
									],
									"destination": [
										"obj-57",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-52",
										0
									],
									"destination": [
										"obj-57",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-9",
										0
									],
									"destination": [
										"obj-58",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-52",
										0
									],
									"destination": [
										"obj-59",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-58",
										0
									],
									"destination": [
										"obj-59",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-9",
										0
									],
									"destination": [
										"obj-60",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-55",
										0
									],
									"destination": [
										"obj-61",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-60",
										0
									],
									"destination": [
										"obj-61",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-9",
										0
									],
									"destination": [
										"obj-62",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-57",
										0
									],
									"destination": [
										"obj-63",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-62",
										0
									],
									"destination": [
										"obj-63",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-59",
										0
									],
									"destination": [
										"obj-64",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-61",
										0
									],
									"destination": [
										"obj-64",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-63",
										0
									],
									"destination": [
										"obj-64",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-64",
										0
									],
									"destination": [
										"obj-65",
										0
									]
								}
							}
						]
					}
				}
			},
			{
				"box": {
					"id": "obj-75",
					"maxclass": "newobj",
					"numinlets": 7,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						20.0,
						900.0,
						2000.0,
						22.0
					],
					"text": "p level",
					"patcher": {
						"fileversion": 1,
						"appversion": {
							"major": 8,
							"minor": 6,
							"revision": 0,
							"architecture": "x64",
							"modernui": 1
						},
						"classnamespace": "box",
						"rect": [
							60.0,
							100.0,
							900.0,
							640.0
						],
						"openinpresentation": 0,
						"default_fontsize": 12.0,
						"default_fontface": 0,
						"default_fontname": "Arial",
						"gridonopen": 1,
						"gridsize": [
							8.0,
							8.0
						],
						"gridsnaponopen": 1,
						"boxes": [
							{
								"box": {
									"id": "obj-1",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										10.0,
										318.0,
										20.0
									],
									"text": "A tone of peak 1 has the same peak after the drive.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-2",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "filtered",
									"index": 1
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										104.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "level",
									"index": 2
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										188.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "lfo",
									"index": 3
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										272.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "velocity",
									"index": 4
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										356.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "hush",
									"index": 5
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "drive",
									"index": 6
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										524.0,
										50.0,
										30.0,
										30.0
									],
									"comment": "lfo_amp",
									"index": 7
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										140.0,
										179.0,
										22.0
									],
									"text": "expr pow(10.\\, $f1 / 20.)"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										174.0,
										47.0,
										22.0
									],
									"text": "*~ 1."
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										208.0,
										47.0,
										22.0
									],
									"text": "tanh~"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										166.0,
										139.0,
										22.0
									],
									"text": "expr 1. / tanh($f1)"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										242.0,
										47.0,
										22.0
									],
									"text": "*~ 1."
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										524.0,
										192.0,
										113.0,
										22.0
									],
									"text": "expr -0.5 * $f1"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										218.0,
										47.0,
										22.0
									],
									"text": "*~ 0."
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										524.0,
										218.0,
										139.0,
										22.0
									],
									"text": "expr 1. - 0.5 * $f1"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										188.0,
										244.0,
										47.0,
										22.0
									],
									"text": "+~ 1."
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										104.0,
										270.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"signal",
										"bang"
									],
									"patching_rect": [
										300.0,
										200.0,
										67.0,
										22.0
									],
									"text": "line~ 0."
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										360.0,
										110.0,
										47.0,
										22.0
									],
									"text": "0. 3."
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										296.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										322.0,
										32.0,
										22.0
									],
									"text": "*~"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										378.0,
										30.0,
										30.0
									],
									"comment": "sound",
									"index": 1
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"source": [
										"obj-7",
										0
									],
									"destination": [
										"obj-9",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-2",
										0
									],
									"destination": [
										"obj-10",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-9",
										0
									],
									"destination": [
										"obj-10",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-10",
										0
									],
									"destination": [
										"obj-11",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-9",
										0
									],
									"destination": [
										"obj-12",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-11",
										0
									],
									"destination": [
										"obj-13",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-12",
										0
									],
									"destination": [
										"obj-13",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-8",
										0
									],
									"destination": [
										"obj-14",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-4",
										0
									],
									"destination": [
										"obj-15",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-14",
										0
									],
									"destination": [
										"obj-15",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-8",
										0
									],
									"destination": [
										"obj-16",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-15",
										0
									],
									"destination": [
										"obj-17",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-16",
										0
									],
									"destination": [
										"obj-17",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-3",
										0
									],
									"destination": [
										"obj-18",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-17",
										0
									],
									"destination": [
										"obj-18",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-5",
										0
									],
									"destination": [
										"obj-19",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-6",
										0
									],
									"destination": [
										"obj-20",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-20",
										0
									],
									"destination": [
										"obj-19",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-13",
										0
									],
									"destination": [
										"obj-21",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-18",
										0
									],
									"destination": [
										"obj-21",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-21",
										0
									],
									"destination": [
										"obj-22",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-19",
										0
									],
									"destination": [
										"obj-22",
										1
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-22",
										0
									],
									"destination": [
										"obj-23",
										0
									]
								}
							}
						]
					}
				}
			},
			{
				"box": {
					"id": "obj-76",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						"bang"
					],
					"patching_rect": [
						700.0,
						50.0,
						67.0,
						22.0
					],
					"text": "loadbang"
				}
			},
			{
				"box": {
					"id": "obj-77",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 4,
					"outlettype": [
						"int",
						"float",
						"int",
						"int"
					],
					"patching_rect": [
						700.0,
						80.0,
						73.0,
						22.0
					],
					"text": "dspstate~"
				}
			},
			{
				"box": {
					"id": "obj-78",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"float"
					],
					"patching_rect": [
						760.0,
						136.0,
						67.0,
						22.0
					],
					"text": "f 44100."
				}
			},
			{
				"box": {
					"id": "obj-79",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						450.0,
						34.0,
						22.0
					],
					"text": "t l"
				}
			},
			{
				"box": {
					"id": "obj-80",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"bang"
					],
					"patching_rect": [
						400.0,
						136.0,
						60.0,
						22.0
					],
					"text": "t l b"
				}
			},
			{
				"box": {
					"id": "obj-81",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						"bang"
					],
					"patching_rect": [
						450.0,
						162.0,
						34.0,
						22.0
					],
					"text": "t b"
				}
			},
			{
				"box": {
					"id": "obj-82",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						400.0,
						188.0,
						100.0,
						22.0
					],
					"text": "gate 2 2"
				}
			},
			{
				"box": {
					"id": "obj-83",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"int"
					],
					"patching_rect": [
						700.0,
						150.0,
						34.0,
						22.0
					],
					"text": "+ 1"
				}
			},
			{
				"box": {
					"id": "obj-84",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						400.0,
						330.0,
						80.0,
						22.0
					],
					"text": "zl.iter 2"
				}
			},
			{
				"box": {
					"id": "obj-85",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"bang",
						""
					],
					"patching_rect": [
						500.0,
						222.0,
						60.0,
						22.0
					],
					"text": "t b l"
				}
			},
			{
				"box": {
					"id": "obj-86",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						500.0,
						300.0,
						60.0,
						22.0
					],
					"text": "zl.reg"
				}
			},
			{
				"box": {
					"id": "obj-87",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"bang"
					],
					"patching_rect": [
						500.0,
						274.0,
						60.0,
						22.0
					],
					"text": "delay 4"
				}
			},
			{
				"box": {
					"id": "obj-88",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						20.0,
						1150.0,
						30.0,
						30.0
					],
					"comment": "The sound",
					"index": 1
				}
			},
			{
				"box": {
					"id": "obj-89",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"float",
						"bang"
					],
					"patching_rect": [
						900.0,
						50.0,
						205.0,
						22.0
					],
					"text": "buffer~ #1-waves ls.waves.wav"
				}
			},
			{
				"box": {
					"id": "obj-90",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						20.0,
						352.0,
						60.0,
						22.0
					],
					"text": "s #1-do"
				}
			},
			{
				"box": {
					"id": "obj-91",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						20.0,
						290.0,
						124.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						4.0,
						2.0,
						124.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Find Patch",
					"annotation": "Find the patch whose sound is nearest to a sound file of yours, a single tone, and set all parameters to it.",
					"annotation_name": "Find Patch",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Find Patch",
							"parameter_shortname": "Find",
							"parameter_annotation_name": "Find Patch",
							"parameter_info": "Find the patch whose sound is nearest to a sound file of yours, a single tone, and set all parameters to it.",
							"parameter_type": 2,
							"parameter_enum": [
								"off",
								"on"
							],
							"parameter_mmax": 1,
							"parameter_modmode": 0,
							"parameter_invisible": 2
						}
					},
					"mode": 0,
					"text": "find a patch …",
					"texton": "find a patch …"
				}
			},
			{
				"box": {
					"id": "obj-92",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						140.0,
						73.0,
						22.0
					],
					"text": "r #1-show"
				}
			},
			{
				"box": {
					"id": "obj-93",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						20.0,
						170.0,
						100.0,
						22.0
					],
					"text": "route offered"
				}
			},
			{
				"box": {
					"id": "obj-94",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						20.0,
						200.0,
						126.0,
						22.0
					],
					"text": "route match_patch"
				}
			},
			{
				"box": {
					"id": "obj-95",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 3,
					"outlettype": [
						"bang",
						"bang",
						""
					],
					"patching_rect": [
						20.0,
						230.0,
						60.0,
						22.0
					],
					"text": "sel 0 1"
				}
			},
			{
				"box": {
					"id": "obj-96",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						260.0,
						126.0,
						22.0
					],
					"text": "text \"find a patch: not offered\", active 0"
				}
			},
			{
				"box": {
					"id": "obj-97",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						150.0,
						260.0,
						126.0,
						22.0
					],
					"text": "text \"find a patch …\", active 1"
				}
			},
			{
				"box": {
					"id": "obj-98",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"bang"
					],
					"patching_rect": [
						20.0,
						330.0,
						120.0,
						22.0
					],
					"text": "opendialog sound"
				}
			},
			{
				"box": {
					"id": "obj-99",
					"maxclass": "live.drop",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						300.0,
						200.0,
						70.0,
						20.0
					],
					"presentation": 1,
					"presentation_rect": [
						132.0,
						1.0,
						70.0,
						20.0
					],
					"legend": "drop: find",
					"decodemode": 0,
					"parameter_enable": 0,
					"annotation": "Drop a sound file with a single tone here: the patch that sounds most like it is found and set.",
					"annotation_name": "Drop"
				}
			},
			{
				"box": {
					"id": "obj-100",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						150.0,
						300.0,
						126.0,
						22.0
					],
					"text": "prepend findpatch"
				}
			},
			{
				"box": {
					"id": "obj-101",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						400.0,
						214.0,
						44.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						206.0,
						2.0,
						44.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Cancel Patch",
					"annotation": "Cancel the search for a patch.",
					"annotation_name": "Cancel Patch",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Cancel Patch",
							"parameter_shortname": "Cancel",
							"parameter_annotation_name": "Cancel Patch",
							"parameter_info": "Cancel the search for a patch.",
							"parameter_type": 2,
							"parameter_enum": [
								"off",
								"on"
							],
							"parameter_mmax": 1,
							"parameter_modmode": 0
						}
					},
					"mode": 0,
					"text": "Cancel",
					"texton": "Cancel"
				}
			},
			{
				"box": {
					"id": "obj-102",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						500.0,
						200.0,
						44.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						254.0,
						2.0,
						44.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Open Patch",
					"annotation": "Open a patch, a .json that loopseed match-patch wrote.",
					"annotation_name": "Open Patch",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Open Patch",
							"parameter_shortname": "Open",
							"parameter_annotation_name": "Open Patch",
							"parameter_info": "Open a patch, a .json that loopseed match-patch wrote.",
							"parameter_type": 2,
							"parameter_enum": [
								"off",
								"on"
							],
							"parameter_mmax": 1,
							"parameter_modmode": 0,
							"parameter_invisible": 2
						}
					},
					"mode": 0,
					"text": "open …",
					"texton": "open …"
				}
			},
			{
				"box": {
					"id": "obj-103",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						400.0,
						300.0,
						87.0,
						22.0
					],
					"text": "cancelpatch"
				}
			},
			{
				"box": {
					"id": "obj-104",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"bang"
					],
					"patching_rect": [
						500.0,
						248.0,
						80.0,
						22.0
					],
					"text": "opendialog"
				}
			},
			{
				"box": {
					"id": "obj-105",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						500.0,
						326.0,
						126.0,
						22.0
					],
					"text": "prepend openpatch"
				}
			},
			{
				"box": {
					"id": "obj-106",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						600.0,
						200.0,
						44.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						302.0,
						2.0,
						44.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Play Note",
					"annotation": "Play a C3 of 0.6 s, to hear the patch.",
					"annotation_name": "Play Note",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Play Note",
							"parameter_shortname": "Play",
							"parameter_annotation_name": "Play Note",
							"parameter_info": "Play a C3 of 0.6 s, to hear the patch.",
							"parameter_type": 2,
							"parameter_enum": [
								"off",
								"on"
							],
							"parameter_mmax": 1,
							"parameter_modmode": 0
						}
					},
					"mode": 0,
					"text": "Play",
					"texton": "Play"
				}
			},
			{
				"box": {
					"id": "obj-107",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						600.0,
						300.0,
						80.0,
						22.0
					],
					"text": "60 100 0.6"
				}
			},
			{
				"box": {
					"id": "obj-108",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1000.0,
						330.0,
						234.0,
						38.0
					],
					"presentation": 1,
					"presentation_rect": [
						354.0,
						127.0,
						234.0,
						38.0
					],
					"text": "looking for the daemon at 127.0.0.1:10102",
					"fontsize": 9.5,
					"textjustification": 0
				}
			},
			{
				"box": {
					"id": "obj-109",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						1000.0,
						280.0,
						87.0,
						22.0
					],
					"text": "prepend set"
				}
			},
			{
				"box": {
					"id": "obj-110",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						1000.0,
						200.0,
						80.0,
						22.0
					],
					"text": "r #1-state"
				}
			},
			{
				"box": {
					"id": "obj-111",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 3,
					"outlettype": [
						"",
						"",
						""
					],
					"patching_rect": [
						1000.0,
						240.0,
						120.0,
						22.0
					],
					"text": "route says wrong"
				}
			},
			{
				"box": {
					"id": "obj-112",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						1200.0,
						200.0,
						80.0,
						22.0
					],
					"text": "zl.slice 1"
				}
			},
			{
				"box": {
					"id": "obj-113",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						1200.0,
						240.0,
						324.0,
						22.0
					],
					"text": "sprintf set the synthesiser has no parameter %s"
				}
			}
		],
		"lines": [
			{
				"patchline": {
					"source": [
						"obj-3",
						0
					],
					"destination": [
						"obj-2",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-4",
						0
					],
					"destination": [
						"obj-5",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						1
					],
					"destination": [
						"obj-7",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						2
					],
					"destination": [
						"obj-9",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						3
					],
					"destination": [
						"obj-11",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						4
					],
					"destination": [
						"obj-13",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						5
					],
					"destination": [
						"obj-15",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						6
					],
					"destination": [
						"obj-17",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						7
					],
					"destination": [
						"obj-19",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						8
					],
					"destination": [
						"obj-21",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						9
					],
					"destination": [
						"obj-23",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						10
					],
					"destination": [
						"obj-25",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						11
					],
					"destination": [
						"obj-27",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						12
					],
					"destination": [
						"obj-29",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						13
					],
					"destination": [
						"obj-31",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						14
					],
					"destination": [
						"obj-33",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						15
					],
					"destination": [
						"obj-35",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						16
					],
					"destination": [
						"obj-37",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						17
					],
					"destination": [
						"obj-39",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						18
					],
					"destination": [
						"obj-41",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						19
					],
					"destination": [
						"obj-43",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						20
					],
					"destination": [
						"obj-45",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						21
					],
					"destination": [
						"obj-47",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						22
					],
					"destination": [
						"obj-49",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						23
					],
					"destination": [
						"obj-51",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						24
					],
					"destination": [
						"obj-53",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						25
					],
					"destination": [
						"obj-55",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						26
					],
					"destination": [
						"obj-57",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						27
					],
					"destination": [
						"obj-59",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						28
					],
					"destination": [
						"obj-61",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						29
					],
					"destination": [
						"obj-63",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						30
					],
					"destination": [
						"obj-65",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						31
					],
					"destination": [
						"obj-67",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-68",
						0
					],
					"destination": [
						"obj-69",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-69",
						0
					],
					"destination": [
						"obj-70",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-76",
						0
					],
					"destination": [
						"obj-77",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-77",
						1
					],
					"destination": [
						"obj-78",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						0
					],
					"destination": [
						"obj-79",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-5",
						0
					],
					"destination": [
						"obj-80",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-80",
						1
					],
					"destination": [
						"obj-81",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-77",
						0
					],
					"destination": [
						"obj-83",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-83",
						0
					],
					"destination": [
						"obj-82",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-80",
						0
					],
					"destination": [
						"obj-82",
						1
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-82",
						0
					],
					"destination": [
						"obj-84",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-82",
						1
					],
					"destination": [
						"obj-85",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-85",
						1
					],
					"destination": [
						"obj-86",
						1
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-85",
						0
					],
					"destination": [
						"obj-87",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-87",
						0
					],
					"destination": [
						"obj-86",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-86",
						0
					],
					"destination": [
						"obj-84",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-84",
						0
					],
					"destination": [
						"obj-2",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-79",
						0
					],
					"destination": [
						"obj-71",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-71",
						1
					],
					"destination": [
						"obj-72",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-71",
						2
					],
					"destination": [
						"obj-72",
						1
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-57",
						0
					],
					"destination": [
						"obj-72",
						2
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-39",
						0
					],
					"destination": [
						"obj-72",
						3
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-41",
						0
					],
					"destination": [
						"obj-72",
						4
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-43",
						0
					],
					"destination": [
						"obj-72",
						5
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-45",
						0
					],
					"destination": [
						"obj-72",
						6
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-47",
						0
					],
					"destination": [
						"obj-72",
						7
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-49",
						0
					],
					"destination": [
						"obj-72",
						8
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-51",
						0
					],
					"destination": [
						"obj-72",
						9
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-53",
						0
					],
					"destination": [
						"obj-72",
						10
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-72",
						0
					],
					"destination": [
						"obj-73",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-72",
						3
					],
					"destination": [
						"obj-73",
						1
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-72",
						1
					],
					"destination": [
						"obj-73",
						2
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-71",
						1
					],
					"destination": [
						"obj-73",
						3
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-71",
						0
					],
					"destination": [
						"obj-73",
						4
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-78",
						0
					],
					"destination": [
						"obj-73",
						5
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-7",
						0
					],
					"destination": [
						"obj-73",
						6
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-9",
						0
					],
					"destination": [
						"obj-73",
						7
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-59",
						0
					],
					"destination": [
						"obj-73",
						8
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-63",
						0
					],
					"destination": [
						"obj-73",
						9
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-65",
						0
					],
					"destination": [
						"obj-73",
						10
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-15",
						0
					],
					"destination": [
						"obj-73",
						11
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-17",
						0
					],
					"destination": [
						"obj-73",
						12
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-19",
						0
					],
					"destination": [
						"obj-73",
						13
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-27",
						0
					],
					"destination": [
						"obj-73",
						14
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-67",
						0
					],
					"destination": [
						"obj-73",
						15
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-21",
						0
					],
					"destination": [
						"obj-73",
						16
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-23",
						0
					],
					"destination": [
						"obj-73",
						17
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-25",
						0
					],
					"destination": [
						"obj-73",
						18
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-11",
						0
					],
					"destination": [
						"obj-73",
						19
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-13",
						0
					],
					"destination": [
						"obj-73",
						20
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-73",
						0
					],
					"destination": [
						"obj-74",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-72",
						1
					],
					"destination": [
						"obj-74",
						1
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-72",
						3
					],
					"destination": [
						"obj-74",
						2
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-71",
						1
					],
					"destination": [
						"obj-74",
						3
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-78",
						0
					],
					"destination": [
						"obj-74",
						4
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-33",
						0
					],
					"destination": [
						"obj-74",
						5
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-35",
						0
					],
					"destination": [
						"obj-74",
						6
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-31",
						0
					],
					"destination": [
						"obj-74",
						7
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-37",
						0
					],
					"destination": [
						"obj-74",
						8
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-61",
						0
					],
					"destination": [
						"obj-74",
						9
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-74",
						0
					],
					"destination": [
						"obj-75",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-72",
						2
					],
					"destination": [
						"obj-75",
						1
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-72",
						3
					],
					"destination": [
						"obj-75",
						2
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-71",
						3
					],
					"destination": [
						"obj-75",
						3
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-81",
						0
					],
					"destination": [
						"obj-75",
						4
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-29",
						0
					],
					"destination": [
						"obj-75",
						5
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-55",
						0
					],
					"destination": [
						"obj-75",
						6
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-75",
						0
					],
					"destination": [
						"obj-88",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-92",
						0
					],
					"destination": [
						"obj-93",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-93",
						0
					],
					"destination": [
						"obj-94",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-94",
						0
					],
					"destination": [
						"obj-95",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-95",
						0
					],
					"destination": [
						"obj-96",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-96",
						0
					],
					"destination": [
						"obj-91",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-95",
						1
					],
					"destination": [
						"obj-97",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-97",
						0
					],
					"destination": [
						"obj-91",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-91",
						0
					],
					"destination": [
						"obj-98",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-98",
						0
					],
					"destination": [
						"obj-100",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-99",
						0
					],
					"destination": [
						"obj-100",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-100",
						0
					],
					"destination": [
						"obj-90",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-101",
						0
					],
					"destination": [
						"obj-103",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-103",
						0
					],
					"destination": [
						"obj-90",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-102",
						0
					],
					"destination": [
						"obj-104",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-104",
						0
					],
					"destination": [
						"obj-105",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-105",
						0
					],
					"destination": [
						"obj-90",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-106",
						0
					],
					"destination": [
						"obj-107",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-107",
						0
					],
					"destination": [
						"obj-79",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-5",
						1
					],
					"destination": [
						"obj-109",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-110",
						0
					],
					"destination": [
						"obj-111",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-111",
						0
					],
					"destination": [
						"obj-109",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-111",
						1
					],
					"destination": [
						"obj-109",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-109",
						0
					],
					"destination": [
						"obj-108",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-2",
						32
					],
					"destination": [
						"obj-112",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-112",
						0
					],
					"destination": [
						"obj-113",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-113",
						0
					],
					"destination": [
						"obj-108",
						0
					]
				}
			}
		],
		"description": "The twin of the built-in synthesiser",
		"digest": "The twin of the built-in synthesiser",
		"tags": "loopseed",
		"dependency_cache": []
	}
}
