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
									"text": "ls.voice~: one note of a sound",
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
										20.0
									],
									"text": "Plays a part of a buffer, once or as a loop, with attack and release; [ls.pad~] has two of them.",
									"linecount": 1
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
										20.0,
										126.0,
										342.0,
										20.0
									],
									"text": "1. Read a sound that comes with Max. 2. Press `on 100`.",
									"linecount": 1
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										156.0,
										146.0,
										22.0
									],
									"text": "replace drumLoop.aif"
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
										"bang"
									],
									"patching_rect": [
										20.0,
										186.0,
										133.0,
										22.0
									],
									"text": "buffer~ demo-voice"
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
										"signal"
									],
									"patching_rect": [
										20.0,
										360.0,
										160.0,
										22.0
									],
									"text": "ls.voice~ demo-voice"
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
										20.0,
										240.0,
										54.0,
										22.0
									],
									"text": "on 100"
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
										140.0,
										240.0,
										34.0,
										22.0
									],
									"text": "off"
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
										260.0,
										240.0,
										47.0,
										22.0
									],
									"text": "choke"
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
										380.0,
										240.0,
										54.0,
										22.0
									],
									"text": "loop 1"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										280.0,
										73.0,
										22.0
									],
									"text": "start 0.5"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										140.0,
										280.0,
										87.0,
										22.0
									],
									"text": "length 0.25"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										260.0,
										280.0,
										73.0,
										22.0
									],
									"text": "tempo 120"
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										380.0,
										280.0,
										186.0,
										22.0
									],
									"text": "take demo-voice 2000. 4. 1"
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
										170.0,
										434.0,
										280.0,
										34.0
									],
									"text": "1. Switch the audio on. 2. Start the transport.",
									"linecount": 2
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "ezdac~",
									"numinlets": 2,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										500.0,
										45.0,
										45.0
									]
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
										460.0,
										54.0,
										22.0
									],
									"text": "*~ 0.5"
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
										80.0,
										460.0,
										54.0,
										22.0
									],
									"text": "*~ 0.5"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "toggle",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										170.0,
										472.0,
										24.0,
										24.0
									],
									"parameter_enable": 0
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 9,
									"outlettype": [
										"int",
										"int",
										"float",
										"float",
										"float",
										"list",
										"int",
										"float",
										"list"
									],
									"patching_rect": [
										170.0,
										500.0,
										180.0,
										22.0
									],
									"text": "transport"
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										220.0,
										472.0,
										139.0,
										22.0
									],
									"text": "metro 250 @active 1"
								}
							}
						],
						"lines": [
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
										"obj-7",
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
										"obj-8",
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
										"obj-10",
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
										"obj-11",
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
										"obj-12",
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
										"obj-13",
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
										"obj-14",
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
										"obj-16",
										0
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
										"obj-18",
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
										"obj-16",
										1
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
										"obj-21",
										0
									],
									"destination": [
										"obj-20",
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
									"text": "Messages of ls.voice~",
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
									"text": "take BUFFER MS BEATS CHANNELS",
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
									"text": "Play this buffer of that length in ms and in beats.",
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
									"text": "on VELOCITY",
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
									"text": "Start the note.",
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
									"text": "off",
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
									"text": "Release the note.",
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
									"text": "choke",
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
									"text": "Fade out in 3 ms.",
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
									"text": "tempo BPM",
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
									"text": "As for ls.pad~.",
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
									"text": "start PART",
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
									"text": "As for ls.pad~.",
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
									"text": "length PART",
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
									"text": "As for ls.pad~.",
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
									"text": "attack MS",
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
									"text": "As for ls.pad~.",
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
									"text": "release MS",
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
									"text": "As for ls.pad~.",
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
									"text": "loop SWITCH",
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
									"text": "As for ls.pad~.",
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
		"description": "One note of a sound",
		"digest": "One note of a sound",
		"tags": "loopseed",
		"dependency_cache": [],
		"showrootpatcherontab": 0,
		"showontab": 0
	}
}
