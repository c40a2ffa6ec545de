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
									"text": "ls.daemon: starts a daemon, and sets what all sounds share",
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
										34.0
									],
									"text": "A page: start and stop a daemon by Node for Max, choose its model, its folder, its address and the interpolation between seeds; show what it answers.",
									"linecount": 2
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
										174.0,
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
										20.0,
										130.0,
										268.0,
										40.0
									],
									"name": "ls.osc.maxpat",
									"args": [
										"demo-daemon"
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
									"numinlets": 0,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										220.0,
										268.0,
										125.0
									],
									"name": "ls.daemon.maxpat",
									"args": [
										"demo-daemon"
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
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										220.0,
										349.0,
										280.0,
										48.0
									],
									"text": "Start: a daemon runs in the background, without a terminal, until Stop, or until this patch closes.",
									"linecount": 3
								}
							},
							{
								"box": {
									"id": "obj-7",
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
										517.0,
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
									"id": "obj-8",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										220.0,
										466.0,
										139.0,
										22.0
									],
									"text": "r demo-daemon-reply"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										220.0,
										438.0,
										139.0,
										22.0
									],
									"text": "r demo-daemon-state"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										20.0,
										466.0,
										120.0,
										22.0
									],
									"text": "r demo-daemon-do"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										20.0,
										543.0,
										126.0,
										22.0
									],
									"text": "s demo-daemon-ask"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"outlettype": [],
									"patching_rect": [
										332.0,
										543.0,
										133.0,
										22.0
									],
									"text": "s demo-daemon-show"
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
										360.0,
										401.0,
										200.0,
										34.0
									],
									"text": "The rate of the audio, and the transport's tempo.",
									"linecount": 2
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										360.0,
										439.0,
										67.0,
										22.0
									],
									"text": "loadbang"
								}
							},
							{
								"box": {
									"id": "obj-15",
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
										465.0,
										73.0,
										22.0
									],
									"text": "dspstate~"
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
										360.0,
										491.0,
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
										"obj-8",
										0
									],
									"destination": [
										"obj-7",
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
										"obj-7",
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
										"obj-11",
										0
									]
								}
							},
							{
								"patchline": {
									"source": [
										"obj-7",
										3
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
										0
									],
									"destination": [
										"obj-7",
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
									"text": "Messages of ls.daemon",
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
									"text": "(mouse)",
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
									"text": "It sends to NAME-do and NAME-ask, and receives NAME-show and NAME-reply.",
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
		"description": "Starts a daemon, and sets what all sounds share",
		"digest": "Starts a daemon, and sets what all sounds share",
		"tags": "loopseed",
		"dependency_cache": [],
		"showrootpatcherontab": 0,
		"showontab": 0
	}
}
