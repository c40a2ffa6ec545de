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
			960.0,
			720.0
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
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						20.0,
						20.0,
						60.0,
						22.0
					],
					"text": "p basic",
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
							960.0,
							690.0
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
										25.0
									],
									"text": "ls.synth~: the twin of the built-in synthesiser",
									"linecount": 1,
									"fontsize": 16.0
								}
							},
							{
								"box": {
									"id": "obj-2",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										40.0,
										620.0,
										48.0
									],
									"text": "Two oscillators, FM, sub and noise, a filter, two envelopes and an LFO in stock objects, with the laws and the 31 parameters of docs/search-patch.md. A patch that the daemon finds or that a file holds lands on its face. A face of 590 by 165 pixels; open it in a bpatcher.",
									"linecount": 3
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										640.0,
										154.0,
										180.0,
										20.0
									],
									"text": "Green while a daemon answers.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "bpatcher",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										640.0,
										110.0,
										268.0,
										40.0
									],
									"name": "ls.osc.maxpat",
									"args": [
										"demo-synth"
									],
									"bgmode": 0,
									"border": 1,
									"clickthrough": 0,
									"embed": 0,
									"enablehscroll": 0,
									"enablevscroll": 0,
									"lockeddragscroll": 0,
									"lockedsize": 0,
									"offset": [
										0.0,
										0.0
									],
									"viewvisibility": 1
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "bpatcher",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										20.0,
										200.0,
										590.0,
										165.0
									],
									"name": "ls.synth~.maxpat",
									"args": [
										"demo-synth"
									],
									"bgmode": 0,
									"border": 1,
									"clickthrough": 0,
									"embed": 0,
									"enablehscroll": 0,
									"enablevscroll": 0,
									"lockeddragscroll": 0,
									"lockedsize": 0,
									"offset": [
										0.0,
										0.0
									],
									"viewvisibility": 1
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										130.0,
										113.0,
										22.0
									],
									"text": "note 60 100 0.6"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										150.0,
										130.0,
										87.0,
										22.0
									],
									"text": "note 48 100"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										280.0,
										130.0,
										73.0,
										22.0
									],
									"text": "note 48 0"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										410.0,
										130.0,
										87.0,
										22.0
									],
									"text": "cutoff 3000"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										540.0,
										130.0,
										80.0,
										22.0
									],
									"text": "cutoff 300"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										100.0,
										430.0,
										280.0,
										20.0
									],
									"text": "Switch the audio on, and press a note.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "ezdac~",
									"numinlets": 2,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										420.0,
										45.0,
										45.0
									]
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
										385.0,
										54.0,
										22.0
									],
									"text": "*~ 0.5"
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
										80.0,
										385.0,
										54.0,
										22.0
									],
									"text": "*~ 0.5"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 4,
									"outlettype": [
										"",
										"",
										"",
										""
									],
									"patching_rect": [
										20.0,
										620.0,
										320.0,
										22.0
									],
									"text": "js ls.slots.js 1",
									"saved_object_attributes": {
										"filename": "ls.slots.js",
										"parameter_enable": 0
									}
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										220.0,
										586.0,
										133.0,
										22.0
									],
									"text": "r demo-synth-reply"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										220.0,
										558.0,
										133.0,
										22.0
									],
									"text": "r demo-synth-state"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										586.0,
										113.0,
										22.0
									],
									"text": "r demo-synth-do"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										654.0,
										120.0,
										22.0
									],
									"text": "s demo-synth-ask"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										332.0,
										654.0,
										126.0,
										22.0
									],
									"text": "s demo-synth-show"
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										360.0,
										500.0,
										200.0,
										34.0
									],
									"text": "The rate of the audio, and the transport's tempo.",
									"linecount": 2
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										360.0,
										536.0,
										67.0,
										22.0
									],
									"text": "loadbang"
								}
							},
							{
								"box": {
									"id": "obj-23",
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
										360.0,
										562.0,
										73.0,
										22.0
									],
									"text": "dspstate~"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										360.0,
										590.0,
										93.0,
										22.0
									],
									"text": "prepend rate"
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"source": [
										"obj-6",
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
										"obj-7",
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
										"obj-8",
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
										"obj-9",
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
										"obj-10",
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
										"obj-13",
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
										"obj-12",
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
										"obj-12",
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
										"obj-15",
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
										"obj-15",
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
										"obj-19",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-15",
										3
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
										"obj-23",
										1
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
										0
									],
									"destination": [
										"obj-15",
										0
									]
								}
							}
						],
						"showontab": 1
					}
				}
			},
			{
				"box": {
					"id": "obj-2",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						120.0,
						20.0,
						80.0,
						22.0
					],
					"text": "p messages",
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
							960.0,
							690.0
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
										25.0
									],
									"text": "Messages of ls.synth~",
									"linecount": 1,
									"fontsize": 16.0
								}
							},
							{
								"box": {
									"id": "obj-2",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										50.0,
										220.0,
										20.0
									],
									"text": "note PITCH VELOCITY SECONDS",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										50.0,
										560.0,
										20.0
									],
									"text": "Play; without SECONDS until PITCH comes with velocity 0.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										76.0,
										220.0,
										20.0
									],
									"text": "tune VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										76.0,
										560.0,
										20.0
									],
									"text": "-50 to 50 cents: pitch of the whole patch.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										102.0,
										220.0,
										20.0
									],
									"text": "transpose VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										102.0,
										560.0,
										20.0
									],
									"text": "-24 to 12 semitones: of oscillator 1 over the note.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										128.0,
										220.0,
										20.0
									],
									"text": "osc1_shape VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										128.0,
										560.0,
										20.0
									],
									"text": "0 to 3: wave of oscillator 1: 0 sine, 1 triangle, 2 saw, 3 pulse, cross-faded between.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										154.0,
										220.0,
										20.0
									],
									"text": "osc2_shape VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										154.0,
										560.0,
										20.0
									],
									"text": "0 to 3: wave of oscillator 2: 0 sine, 1 triangle, 2 saw, 3 pulse, cross-faded between.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										180.0,
										220.0,
										20.0
									],
									"text": "width VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										180.0,
										560.0,
										20.0
									],
									"text": "0.05 to 0.5: share of the period for which a pulse is high.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										206.0,
										220.0,
										20.0
									],
									"text": "osc2_ratio VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										206.0,
										560.0,
										20.0
									],
									"text": "0.5 to 7: frequency of oscillator 2 over that of 1.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										232.0,
										220.0,
										20.0
									],
									"text": "osc2_detune VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										232.0,
										560.0,
										20.0
									],
									"text": "-50 to 50 cents: added to the pitch of oscillator 2.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										258.0,
										220.0,
										20.0
									],
									"text": "balance VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										258.0,
										560.0,
										20.0
									],
									"text": "0 to 1: 0: oscillator 1 alone, 1: oscillator 2 alone.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										284.0,
										220.0,
										20.0
									],
									"text": "sub VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										284.0,
										560.0,
										20.0
									],
									"text": "-48 to 0 dB: level of a sine an octave below oscillator 1.",
									"linecount": 1
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
										20.0,
										310.0,
										220.0,
										20.0
									],
									"text": "noise VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										310.0,
										560.0,
										20.0
									],
									"text": "-48 to 0 dB: level of white noise.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										336.0,
										220.0,
										20.0
									],
									"text": "fm VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										336.0,
										560.0,
										20.0
									],
									"text": "0.01 to 8 radians: by how much oscillator 2 moves the phase of 1.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										362.0,
										220.0,
										20.0
									],
									"text": "drive VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										362.0,
										560.0,
										20.0
									],
									"text": "-12 to 30 dB: gain before the tanh that follows the filter.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										388.0,
										220.0,
										20.0
									],
									"text": "filter_mode VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										388.0,
										560.0,
										20.0
									],
									"text": "0 to 2: 0 low-pass, 1 band-pass, 2 high-pass, cross-faded between.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										414.0,
										220.0,
										20.0
									],
									"text": "cutoff VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										414.0,
										560.0,
										20.0
									],
									"text": "40 to 10000 Hz: frequency of the filter.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										440.0,
										220.0,
										20.0
									],
									"text": "resonance VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										440.0,
										560.0,
										20.0
									],
									"text": "0.5 to 12 Q: quality of the filter.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										466.0,
										220.0,
										20.0
									],
									"text": "filter_env VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-35",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										466.0,
										560.0,
										20.0
									],
									"text": "-6 to 6 octaves: by how much its envelope moves the filter.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										492.0,
										220.0,
										20.0
									],
									"text": "filter_attack VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-37",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										492.0,
										560.0,
										20.0
									],
									"text": "0.001 to 2 s: rise of the filter's envelope.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-38",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										518.0,
										220.0,
										20.0
									],
									"text": "filter_decay VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-39",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										518.0,
										560.0,
										20.0
									],
									"text": "0.005 to 4 s: time constant of its fall to the sustain.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-40",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										544.0,
										220.0,
										20.0
									],
									"text": "filter_sustain VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-41",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										544.0,
										560.0,
										20.0
									],
									"text": "0 to 1: where it stays until the note ends.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-42",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										570.0,
										220.0,
										20.0
									],
									"text": "filter_release VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-43",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										570.0,
										560.0,
										20.0
									],
									"text": "0.005 to 4 s: time constant of its fall after that.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-44",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										596.0,
										220.0,
										20.0
									],
									"text": "attack VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-45",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										596.0,
										560.0,
										20.0
									],
									"text": "0.001 to 2 s: rise of the level.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-46",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										622.0,
										220.0,
										20.0
									],
									"text": "decay VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-47",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										622.0,
										560.0,
										20.0
									],
									"text": "0.005 to 4 s: time constant of its fall to the sustain.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-48",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										648.0,
										220.0,
										20.0
									],
									"text": "sustain VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-49",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										648.0,
										560.0,
										20.0
									],
									"text": "-60 to 0 dB: where the level stays until the note ends.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-50",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										674.0,
										220.0,
										20.0
									],
									"text": "release VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-51",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										674.0,
										560.0,
										20.0
									],
									"text": "0.005 to 4 s: time constant of its fall after that.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-52",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										700.0,
										220.0,
										20.0
									],
									"text": "lfo_amp VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-53",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										700.0,
										560.0,
										20.0
									],
									"text": "0 to 1: tremolo: the share of the level that the LFO takes away.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-54",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										726.0,
										220.0,
										20.0
									],
									"text": "lfo_rate VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-55",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										726.0,
										560.0,
										20.0
									],
									"text": "0.2 to 20 Hz: rate of the sine of the LFO.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-56",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										752.0,
										220.0,
										20.0
									],
									"text": "lfo_pitch VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-57",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										752.0,
										560.0,
										20.0
									],
									"text": "0.5 to 100 cents: vibrato: by how much it moves the pitch.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-58",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										778.0,
										220.0,
										20.0
									],
									"text": "lfo_filter VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-59",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										778.0,
										560.0,
										20.0
									],
									"text": "0.01 to 3 octaves: by how much it moves the filter.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-60",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										804.0,
										220.0,
										20.0
									],
									"text": "pitch_env VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-61",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										804.0,
										560.0,
										20.0
									],
									"text": "-24 to 24 semitones: where the pitch begins, over the note's.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-62",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										830.0,
										220.0,
										20.0
									],
									"text": "pitch_decay VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-63",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										830.0,
										560.0,
										20.0
									],
									"text": "0.005 to 0.5 s: time constant of its fall to the note.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-64",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										856.0,
										220.0,
										20.0
									],
									"text": "fm_env VALUE",
									"linecount": 1,
									"fontface": 1
								}
							},
							{
								"box": {
									"id": "obj-65",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										250.0,
										856.0,
										560.0,
										20.0
									],
									"text": "0 to 1: how much of the FM follows the filter's envelope.",
									"linecount": 1
								}
							}
						],
						"lines": [],
						"showontab": 1
					}
				}
			}
		],
		"lines": [],
		"description": "The twin of the built-in synthesiser",
		"digest": "The twin of the built-in synthesiser",
		"tags": "loopseed",
		"dependency_cache": [],
		"showrootpatcherontab": 0,
		"showontab": 0
	}
}
