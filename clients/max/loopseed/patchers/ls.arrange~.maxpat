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
			1200.0,
			760.0
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
						620.0,
						34.0
					],
					"text": "ls.arrange~ NAME: which slot plays in which bar. The cells are in a buffer that the transport reads, so they are exact to the sample, wherever Live jumps to.",
					"linecount": 2
				}
			},
			{
				"box": {
					"id": "obj-2",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"float",
						"bang"
					],
					"patching_rect": [
						20.0,
						60.0,
						120.0,
						22.0
					],
					"text": "buffer~ #1-cells"
				}
			},
			{
				"box": {
					"id": "obj-3",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						"bang"
					],
					"patching_rect": [
						160.0,
						60.0,
						67.0,
						22.0
					],
					"text": "loadbang"
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
						160.0,
						90.0,
						120.0,
						22.0
					],
					"text": "sizeinsamps 32 8"
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
						480.0,
						60.0,
						150.0,
						76.0
					],
					"text": "One sample is one bar, one channel one slot. The cells are saved with the set, and dumped when it opens.",
					"linecount": 5
				}
			},
			{
				"box": {
					"id": "obj-6",
					"maxclass": "matrixctrl",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"list",
						"list"
					],
					"patching_rect": [
						20.0,
						190.0,
						256.0,
						80.0
					],
					"presentation": 1,
					"presentation_rect": [
						20.0,
						22.0,
						256.0,
						104.0
					],
					"columns": 32,
					"rows": 8,
					"range": 2,
					"autosize": 0,
					"scale": 1,
					"horizontalspacing": 0,
					"verticalspacing": 0,
					"horizontalmargin": 0,
					"verticalmargin": 0,
					"parameter_enable": 1,
					"varname": "Arrangement",
					"annotation": "Which slot (row) plays in which bar (column).",
					"annotation_name": "Arrangement",
					"saved_attribute_attributes": {
						"bgcolor": {
							"expression": "themecolor.live_lcd_bg"
						},
						"color": {
							"expression": "themecolor.live_lcd_control_fg"
						},
						"valueof": {
							"parameter_longname": "Arrangement",
							"parameter_shortname": "Cells",
							"parameter_annotation_name": "Arrangement",
							"parameter_info": "Which slot (row) plays in which bar (column).",
							"parameter_type": 3,
							"parameter_invisible": 1,
							"parameter_initial_enable": 1,
							"parameter_modmode": 0,
							"parameter_initial": [
								0,
								0,
								1,
								0,
								1,
								1,
								0,
								2,
								1,
								0,
								3,
								1,
								0,
								4,
								1,
								0,
								5,
								1,
								0,
								6,
								1,
								0,
								7,
								1,
								1,
								0,
								1,
								1,
								1,
								1,
								1,
								2,
								1,
								1,
								3,
								1,
								1,
								4,
								1,
								1,
								5,
								1,
								1,
								6,
								1,
								1,
								7,
								1,
								2,
								0,
								1,
								2,
								1,
								1,
								2,
								2,
								1,
								2,
								3,
								1,
								2,
								4,
								1,
								2,
								5,
								1,
								2,
								6,
								1,
								2,
								7,
								1,
								3,
								0,
								1,
								3,
								1,
								1,
								3,
								2,
								1,
								3,
								3,
								1,
								3,
								4,
								1,
								3,
								5,
								1,
								3,
								6,
								1,
								3,
								7,
								1,
								4,
								0,
								1,
								4,
								1,
								1,
								4,
								2,
								1,
								4,
								3,
								1,
								4,
								4,
								1,
								4,
								5,
								1,
								4,
								6,
								1,
								4,
								7,
								1,
								5,
								0,
								1,
								5,
								1,
								1,
								5,
								2,
								1,
								5,
								3,
								1,
								5,
								4,
								1,
								5,
								5,
								1,
								5,
								6,
								1,
								5,
								7,
								1,
								6,
								0,
								1,
								6,
								1,
								1,
								6,
								2,
								1,
								6,
								3,
								1,
								6,
								4,
								1,
								6,
								5,
								1,
								6,
								6,
								1,
								6,
								7,
								1,
								7,
								0,
								1,
								7,
								1,
								1,
								7,
								2,
								1,
								7,
								3,
								1,
								7,
								4,
								1,
								7,
								5,
								1,
								7,
								6,
								1,
								7,
								7,
								1,
								8,
								0,
								1,
								8,
								1,
								1,
								8,
								2,
								1,
								8,
								3,
								1,
								8,
								4,
								1,
								8,
								5,
								1,
								8,
								6,
								1,
								8,
								7,
								1,
								9,
								0,
								1,
								9,
								1,
								1,
								9,
								2,
								1,
								9,
								3,
								1,
								9,
								4,
								1,
								9,
								5,
								1,
								9,
								6,
								1,
								9,
								7,
								1,
								10,
								0,
								1,
								10,
								1,
								1,
								10,
								2,
								1,
								10,
								3,
								1,
								10,
								4,
								1,
								10,
								5,
								1,
								10,
								6,
								1,
								10,
								7,
								1,
								11,
								0,
								1,
								11,
								1,
								1,
								11,
								2,
								1,
								11,
								3,
								1,
								11,
								4,
								1,
								11,
								5,
								1,
								11,
								6,
								1,
								11,
								7,
								1,
								12,
								0,
								1,
								12,
								1,
								1,
								12,
								2,
								1,
								12,
								3,
								1,
								12,
								4,
								1,
								12,
								5,
								1,
								12,
								6,
								1,
								12,
								7,
								1,
								13,
								0,
								1,
								13,
								1,
								1,
								13,
								2,
								1,
								13,
								3,
								1,
								13,
								4,
								1,
								13,
								5,
								1,
								13,
								6,
								1,
								13,
								7,
								1,
								14,
								0,
								1,
								14,
								1,
								1,
								14,
								2,
								1,
								14,
								3,
								1,
								14,
								4,
								1,
								14,
								5,
								1,
								14,
								6,
								1,
								14,
								7,
								1,
								15,
								0,
								1,
								15,
								1,
								1,
								15,
								2,
								1,
								15,
								3,
								1,
								15,
								4,
								1,
								15,
								5,
								1,
								15,
								6,
								1,
								15,
								7,
								1,
								16,
								0,
								1,
								16,
								1,
								1,
								16,
								2,
								1,
								16,
								3,
								1,
								16,
								4,
								1,
								16,
								5,
								1,
								16,
								6,
								1,
								16,
								7,
								1,
								17,
								0,
								1,
								17,
								1,
								1,
								17,
								2,
								1,
								17,
								3,
								1,
								17,
								4,
								1,
								17,
								5,
								1,
								17,
								6,
								1,
								17,
								7,
								1,
								18,
								0,
								1,
								18,
								1,
								1,
								18,
								2,
								1,
								18,
								3,
								1,
								18,
								4,
								1,
								18,
								5,
								1,
								18,
								6,
								1,
								18,
								7,
								1,
								19,
								0,
								1,
								19,
								1,
								1,
								19,
								2,
								1,
								19,
								3,
								1,
								19,
								4,
								1,
								19,
								5,
								1,
								19,
								6,
								1,
								19,
								7,
								1,
								20,
								0,
								1,
								20,
								1,
								1,
								20,
								2,
								1,
								20,
								3,
								1,
								20,
								4,
								1,
								20,
								5,
								1,
								20,
								6,
								1,
								20,
								7,
								1,
								21,
								0,
								1,
								21,
								1,
								1,
								21,
								2,
								1,
								21,
								3,
								1,
								21,
								4,
								1,
								21,
								5,
								1,
								21,
								6,
								1,
								21,
								7,
								1,
								22,
								0,
								1,
								22,
								1,
								1,
								22,
								2,
								1,
								22,
								3,
								1,
								22,
								4,
								1,
								22,
								5,
								1,
								22,
								6,
								1,
								22,
								7,
								1,
								23,
								0,
								1,
								23,
								1,
								1,
								23,
								2,
								1,
								23,
								3,
								1,
								23,
								4,
								1,
								23,
								5,
								1,
								23,
								6,
								1,
								23,
								7,
								1,
								24,
								0,
								1,
								24,
								1,
								1,
								24,
								2,
								1,
								24,
								3,
								1,
								24,
								4,
								1,
								24,
								5,
								1,
								24,
								6,
								1,
								24,
								7,
								1,
								25,
								0,
								1,
								25,
								1,
								1,
								25,
								2,
								1,
								25,
								3,
								1,
								25,
								4,
								1,
								25,
								5,
								1,
								25,
								6,
								1,
								25,
								7,
								1,
								26,
								0,
								1,
								26,
								1,
								1,
								26,
								2,
								1,
								26,
								3,
								1,
								26,
								4,
								1,
								26,
								5,
								1,
								26,
								6,
								1,
								26,
								7,
								1,
								27,
								0,
								1,
								27,
								1,
								1,
								27,
								2,
								1,
								27,
								3,
								1,
								27,
								4,
								1,
								27,
								5,
								1,
								27,
								6,
								1,
								27,
								7,
								1,
								28,
								0,
								1,
								28,
								1,
								1,
								28,
								2,
								1,
								28,
								3,
								1,
								28,
								4,
								1,
								28,
								5,
								1,
								28,
								6,
								1,
								28,
								7,
								1,
								29,
								0,
								1,
								29,
								1,
								1,
								29,
								2,
								1,
								29,
								3,
								1,
								29,
								4,
								1,
								29,
								5,
								1,
								29,
								6,
								1,
								29,
								7,
								1,
								30,
								0,
								1,
								30,
								1,
								1,
								30,
								2,
								1,
								30,
								3,
								1,
								30,
								4,
								1,
								30,
								5,
								1,
								30,
								6,
								1,
								30,
								7,
								1,
								31,
								0,
								1,
								31,
								1,
								1,
								31,
								2,
								1,
								31,
								3,
								1,
								31,
								4,
								1,
								31,
								5,
								1,
								31,
								6,
								1,
								31,
								7,
								1
							]
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-7",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						300.0,
						190.0,
						16.0,
						13.0
					],
					"presentation": 1,
					"presentation_rect": [
						4.0,
						21.0,
						16.0,
						13.0
					],
					"text": "1",
					"textjustification": 1,
					"fontsize": 9.5
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
						300.0,
						207.0,
						16.0,
						13.0
					],
					"presentation": 1,
					"presentation_rect": [
						4.0,
						34.0,
						16.0,
						13.0
					],
					"text": "2",
					"textjustification": 1,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-9",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						300.0,
						224.0,
						16.0,
						13.0
					],
					"presentation": 1,
					"presentation_rect": [
						4.0,
						47.0,
						16.0,
						13.0
					],
					"text": "3",
					"textjustification": 1,
					"fontsize": 9.5
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
						300.0,
						241.0,
						16.0,
						13.0
					],
					"presentation": 1,
					"presentation_rect": [
						4.0,
						60.0,
						16.0,
						13.0
					],
					"text": "4",
					"textjustification": 1,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-11",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						300.0,
						258.0,
						16.0,
						13.0
					],
					"presentation": 1,
					"presentation_rect": [
						4.0,
						73.0,
						16.0,
						13.0
					],
					"text": "5",
					"textjustification": 1,
					"fontsize": 9.5
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
						300.0,
						275.0,
						16.0,
						13.0
					],
					"presentation": 1,
					"presentation_rect": [
						4.0,
						86.0,
						16.0,
						13.0
					],
					"text": "6",
					"textjustification": 1,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-13",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						300.0,
						292.0,
						16.0,
						13.0
					],
					"presentation": 1,
					"presentation_rect": [
						4.0,
						99.0,
						16.0,
						13.0
					],
					"text": "7",
					"textjustification": 1,
					"fontsize": 9.5
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
						309.0,
						16.0,
						13.0
					],
					"presentation": 1,
					"presentation_rect": [
						4.0,
						112.0,
						16.0,
						13.0
					],
					"text": "8",
					"textjustification": 1,
					"fontsize": 9.5
				}
			},
			{
				"box": {
					"id": "obj-15",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 3,
					"outlettype": [
						"bang",
						"int",
						"int"
					],
					"patching_rect": [
						320.0,
						60.0,
						113.0,
						22.0
					],
					"text": "live.thisdevice"
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
						320.0,
						90.0,
						67.0,
						22.0
					],
					"text": "deferlow"
				}
			},
			{
				"box": {
					"id": "obj-17",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 3,
					"outlettype": [
						"int",
						"int",
						"int"
					],
					"patching_rect": [
						20.0,
						280.0,
						100.0,
						22.0
					],
					"text": "unpack 0 0 0"
				}
			},
			{
				"box": {
					"id": "obj-18",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						140.0,
						310.0,
						100.0,
						22.0
					],
					"text": "pack 0 0. 1"
				}
			},
			{
				"box": {
					"id": "obj-19",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"int"
					],
					"patching_rect": [
						90.0,
						310.0,
						40.0,
						22.0
					],
					"text": "+ 1"
				}
			},
			{
				"box": {
					"id": "obj-20",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"float"
					],
					"patching_rect": [
						140.0,
						345.0,
						106.0,
						22.0
					],
					"text": "peek~ #1-cells"
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
						640.0,
						60.0,
						44.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						232.0,
						2.0,
						44.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Arrangement Bars",
					"annotation": "The length of the arrangement in bars; it repeats.",
					"annotation_name": "Arrangement Bars",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Arrangement Bars",
							"parameter_shortname": "Bars",
							"parameter_annotation_name": "Arrangement Bars",
							"parameter_info": "The length of the arrangement in bars; it repeats.",
							"parameter_type": 1,
							"parameter_mmin": 1.0,
							"parameter_mmax": 32.0,
							"parameter_unitstyle": 0,
							"parameter_initial": [
								8
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 0
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-22",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						900.0,
						60.0,
						56.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						4.0,
						1.0,
						56.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Arrange",
					"annotation": "On: the cells say which slot plays in which bar. Off: all play.",
					"annotation_name": "Arrange",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Arrange",
							"parameter_shortname": "Arrange",
							"parameter_annotation_name": "Arrange",
							"parameter_info": "On: the cells say which slot plays in which bar. Off: all play.",
							"parameter_type": 2,
							"parameter_enum": [
								"off",
								"on"
							],
							"parameter_mmax": 1,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_unitstyle": 0,
							"parameter_modmode": 0
						}
					},
					"mode": 1,
					"text": "Arrange",
					"texton": "Arrange"
				}
			},
			{
				"box": {
					"id": "obj-23",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						700.0,
						60.0,
						28.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						204.0,
						3.0,
						28.0,
						14.0
					],
					"text": "bars",
					"textjustification": 2,
					"fontsize": 9.5
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
						640.0,
						220.0,
						80.0,
						22.0
					],
					"text": "*~ 8."
				}
			},
			{
				"box": {
					"id": "obj-25",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"float"
					],
					"patching_rect": [
						640.0,
						110.0,
						60.0,
						22.0
					],
					"text": "* 1920"
				}
			},
			{
				"box": {
					"id": "obj-26",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						640.0,
						140.0,
						67.0,
						22.0
					],
					"text": "$1 ticks"
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
						640.0,
						180.0,
						130.0,
						22.0
					],
					"text": "phasor~ 1n @lock 1"
				}
			},
			{
				"box": {
					"id": "obj-28",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						640.0,
						255.0,
						54.0,
						22.0
					],
					"text": "trunc~"
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
						720.0,
						110.0,
						198.0,
						20.0
					],
					"text": "1920 ticks a bar of four beats.",
					"linecount": 1
				}
			},
			{
				"box": {
					"id": "obj-30",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"int"
					],
					"patching_rect": [
						900.0,
						134.0,
						40.0,
						22.0
					],
					"text": "== 0"
				}
			},
			{
				"box": {
					"id": "obj-31",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						900.0,
						180.0,
						60.0,
						22.0
					],
					"text": "sig~ 1."
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
						980.0,
						180.0,
						138.0,
						20.0
					],
					"text": "Off opens every gate.",
					"linecount": 1
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
						40.0,
						400.0,
						116.0,
						22.0
					],
					"text": "index~ #1-cells 1"
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
						40.0,
						440.0,
						60.0,
						22.0
					],
					"text": "+~"
				}
			},
			{
				"box": {
					"id": "obj-35",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						40.0,
						475.0,
						70.0,
						22.0
					],
					"text": "clip~ 0. 1."
				}
			},
			{
				"box": {
					"id": "obj-36",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						40.0,
						510.0,
						132.0,
						22.0
					],
					"text": "rampsmooth~ 240 240"
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
						20.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 1, left",
					"index": 1
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
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-39",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						20.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 1, left, in its bars",
					"index": 1
				}
			},
			{
				"box": {
					"id": "obj-40",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						90.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 1, right",
					"index": 2
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
						90.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-42",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						90.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 1, right, in its bars",
					"index": 2
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
						190.0,
						405.0,
						116.0,
						22.0
					],
					"text": "index~ #1-cells 2"
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
						190.0,
						440.0,
						60.0,
						22.0
					],
					"text": "+~"
				}
			},
			{
				"box": {
					"id": "obj-45",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						190.0,
						475.0,
						70.0,
						22.0
					],
					"text": "clip~ 0. 1."
				}
			},
			{
				"box": {
					"id": "obj-46",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						190.0,
						510.0,
						132.0,
						22.0
					],
					"text": "rampsmooth~ 240 240"
				}
			},
			{
				"box": {
					"id": "obj-47",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						170.0,
						371.0,
						30.0,
						30.0
					],
					"comment": "Slot 2, left",
					"index": 3
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
						170.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-49",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						170.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 2, left, in its bars",
					"index": 3
				}
			},
			{
				"box": {
					"id": "obj-50",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						240.0,
						371.0,
						30.0,
						30.0
					],
					"comment": "Slot 2, right",
					"index": 4
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
						240.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-52",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						240.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 2, right, in its bars",
					"index": 4
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
						340.0,
						400.0,
						116.0,
						22.0
					],
					"text": "index~ #1-cells 3"
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
						340.0,
						440.0,
						60.0,
						22.0
					],
					"text": "+~"
				}
			},
			{
				"box": {
					"id": "obj-55",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						340.0,
						475.0,
						70.0,
						22.0
					],
					"text": "clip~ 0. 1."
				}
			},
			{
				"box": {
					"id": "obj-56",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						340.0,
						510.0,
						132.0,
						22.0
					],
					"text": "rampsmooth~ 240 240"
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
						320.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 3, left",
					"index": 5
				}
			},
			{
				"box": {
					"id": "obj-58",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						320.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-59",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						320.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 3, left, in its bars",
					"index": 5
				}
			},
			{
				"box": {
					"id": "obj-60",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						390.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 3, right",
					"index": 6
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
						390.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-62",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						390.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 3, right, in its bars",
					"index": 6
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
						490.0,
						400.0,
						116.0,
						22.0
					],
					"text": "index~ #1-cells 4"
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
						490.0,
						440.0,
						60.0,
						22.0
					],
					"text": "+~"
				}
			},
			{
				"box": {
					"id": "obj-65",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						490.0,
						475.0,
						70.0,
						22.0
					],
					"text": "clip~ 0. 1."
				}
			},
			{
				"box": {
					"id": "obj-66",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						490.0,
						510.0,
						132.0,
						22.0
					],
					"text": "rampsmooth~ 240 240"
				}
			},
			{
				"box": {
					"id": "obj-67",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						470.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 4, left",
					"index": 7
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
						470.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-69",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						470.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 4, left, in its bars",
					"index": 7
				}
			},
			{
				"box": {
					"id": "obj-70",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						540.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 4, right",
					"index": 8
				}
			},
			{
				"box": {
					"id": "obj-71",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						540.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-72",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						540.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 4, right, in its bars",
					"index": 8
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
						640.0,
						400.0,
						116.0,
						22.0
					],
					"text": "index~ #1-cells 5"
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
						640.0,
						440.0,
						60.0,
						22.0
					],
					"text": "+~"
				}
			},
			{
				"box": {
					"id": "obj-75",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						640.0,
						475.0,
						70.0,
						22.0
					],
					"text": "clip~ 0. 1."
				}
			},
			{
				"box": {
					"id": "obj-76",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						640.0,
						510.0,
						132.0,
						22.0
					],
					"text": "rampsmooth~ 240 240"
				}
			},
			{
				"box": {
					"id": "obj-77",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						620.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 5, left",
					"index": 9
				}
			},
			{
				"box": {
					"id": "obj-78",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						620.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-79",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						620.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 5, left, in its bars",
					"index": 9
				}
			},
			{
				"box": {
					"id": "obj-80",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						690.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 5, right",
					"index": 10
				}
			},
			{
				"box": {
					"id": "obj-81",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						690.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-82",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						690.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 5, right, in its bars",
					"index": 10
				}
			},
			{
				"box": {
					"id": "obj-83",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						790.0,
						400.0,
						116.0,
						22.0
					],
					"text": "index~ #1-cells 6"
				}
			},
			{
				"box": {
					"id": "obj-84",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						790.0,
						440.0,
						60.0,
						22.0
					],
					"text": "+~"
				}
			},
			{
				"box": {
					"id": "obj-85",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						790.0,
						475.0,
						70.0,
						22.0
					],
					"text": "clip~ 0. 1."
				}
			},
			{
				"box": {
					"id": "obj-86",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						790.0,
						510.0,
						132.0,
						22.0
					],
					"text": "rampsmooth~ 240 240"
				}
			},
			{
				"box": {
					"id": "obj-87",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						770.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 6, left",
					"index": 11
				}
			},
			{
				"box": {
					"id": "obj-88",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						770.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-89",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						770.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 6, left, in its bars",
					"index": 11
				}
			},
			{
				"box": {
					"id": "obj-90",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						840.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 6, right",
					"index": 12
				}
			},
			{
				"box": {
					"id": "obj-91",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						840.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-92",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						840.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 6, right, in its bars",
					"index": 12
				}
			},
			{
				"box": {
					"id": "obj-93",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						940.0,
						400.0,
						116.0,
						22.0
					],
					"text": "index~ #1-cells 7"
				}
			},
			{
				"box": {
					"id": "obj-94",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						940.0,
						440.0,
						60.0,
						22.0
					],
					"text": "+~"
				}
			},
			{
				"box": {
					"id": "obj-95",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						940.0,
						475.0,
						70.0,
						22.0
					],
					"text": "clip~ 0. 1."
				}
			},
			{
				"box": {
					"id": "obj-96",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						940.0,
						510.0,
						132.0,
						22.0
					],
					"text": "rampsmooth~ 240 240"
				}
			},
			{
				"box": {
					"id": "obj-97",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						920.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 7, left",
					"index": 13
				}
			},
			{
				"box": {
					"id": "obj-98",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						920.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-99",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						920.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 7, left, in its bars",
					"index": 13
				}
			},
			{
				"box": {
					"id": "obj-100",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						990.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 7, right",
					"index": 14
				}
			},
			{
				"box": {
					"id": "obj-101",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						990.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-102",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						990.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 7, right, in its bars",
					"index": 14
				}
			},
			{
				"box": {
					"id": "obj-103",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						1090.0,
						400.0,
						116.0,
						22.0
					],
					"text": "index~ #1-cells 8"
				}
			},
			{
				"box": {
					"id": "obj-104",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						1090.0,
						440.0,
						60.0,
						22.0
					],
					"text": "+~"
				}
			},
			{
				"box": {
					"id": "obj-105",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						1090.0,
						475.0,
						70.0,
						22.0
					],
					"text": "clip~ 0. 1."
				}
			},
			{
				"box": {
					"id": "obj-106",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						1090.0,
						510.0,
						132.0,
						22.0
					],
					"text": "rampsmooth~ 240 240"
				}
			},
			{
				"box": {
					"id": "obj-107",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						1070.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 8, left",
					"index": 15
				}
			},
			{
				"box": {
					"id": "obj-108",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						1070.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-109",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1070.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 8, left, in its bars",
					"index": 15
				}
			},
			{
				"box": {
					"id": "obj-110",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						1140.0,
						366.0,
						30.0,
						30.0
					],
					"comment": "Slot 8, right",
					"index": 16
				}
			},
			{
				"box": {
					"id": "obj-111",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						1140.0,
						560.0,
						60.0,
						22.0
					],
					"text": "*~"
				}
			},
			{
				"box": {
					"id": "obj-112",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1140.0,
						620.0,
						30.0,
						30.0
					],
					"comment": "Slot 8, right, in its bars",
					"index": 16
				}
			},
			{
				"box": {
					"id": "obj-113",
					"maxclass": "live.comment",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						460.0,
						260.0,
						90.0,
						14.0
					],
					"presentation": 1,
					"presentation_rect": [
						66.0,
						3.0,
						90.0,
						14.0
					],
					"text": "bar 1",
					"fontsize": 9.5,
					"textjustification": 0
				}
			},
			{
				"box": {
					"id": "obj-114",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"float"
					],
					"patching_rect": [
						460.0,
						180.0,
						100.0,
						22.0
					],
					"text": "snapshot~ 100"
				}
			},
			{
				"box": {
					"id": "obj-115",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"int"
					],
					"patching_rect": [
						460.0,
						206.0,
						34.0,
						22.0
					],
					"text": "+ 1"
				}
			},
			{
				"box": {
					"id": "obj-116",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 3,
					"outlettype": [
						"int",
						"int",
						"int"
					],
					"patching_rect": [
						500.0,
						205.0,
						54.0,
						22.0
					],
					"text": "change"
				}
			},
			{
				"box": {
					"id": "obj-117",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						460.0,
						232.0,
						113.0,
						22.0
					],
					"text": "prepend set bar"
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
						"obj-4",
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
						"obj-2",
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
						"obj-16",
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
						2
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
						2
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
						"obj-21",
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
						"obj-27",
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
						"obj-22",
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
						"obj-30",
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
						"obj-28",
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
						"obj-37",
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
						"obj-36",
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
						"obj-36",
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
						"obj-41",
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
						"obj-28",
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
						"obj-43",
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
						"obj-31",
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
						"obj-44",
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
						"obj-49",
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
						"obj-28",
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
						"obj-31",
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
						"obj-55",
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
						"obj-56",
						0
					],
					"destination": [
						"obj-58",
						1
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
						"obj-61",
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
						"obj-62",
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
						"obj-63",
						0
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
			},
			{
				"patchline": {
					"source": [
						"obj-65",
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
						"obj-67",
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
						"obj-66",
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
						"obj-70",
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
						"obj-66",
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
						"obj-71",
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
						"obj-28",
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
						"obj-31",
						0
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
						"obj-75",
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
						"obj-77",
						0
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
						"obj-76",
						0
					],
					"destination": [
						"obj-78",
						1
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
						"obj-79",
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
						"obj-81",
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
						"obj-81",
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
						"obj-84",
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
						"obj-84",
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
						"obj-85",
						0
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
						"obj-88",
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
						"obj-88",
						1
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-88",
						0
					],
					"destination": [
						"obj-89",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-90",
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
						"obj-86",
						0
					],
					"destination": [
						"obj-91",
						1
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
						"obj-92",
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
						"obj-31",
						0
					],
					"destination": [
						"obj-94",
						1
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
						"obj-97",
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
						"obj-96",
						0
					],
					"destination": [
						"obj-98",
						1
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
						"obj-99",
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
						"obj-101",
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
						"obj-101",
						1
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
						"obj-102",
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
						"obj-104",
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
						"obj-104",
						1
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
						"obj-106",
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
						"obj-108",
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
						"obj-108",
						1
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-108",
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
						"obj-106",
						0
					],
					"destination": [
						"obj-111",
						1
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
						"obj-112",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-114",
						0
					],
					"destination": [
						"obj-115",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-115",
						0
					],
					"destination": [
						"obj-116",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-116",
						0
					],
					"destination": [
						"obj-117",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-117",
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
						"obj-28",
						0
					],
					"destination": [
						"obj-114",
						0
					]
				}
			}
		],
		"description": "Which slot plays in which bar",
		"digest": "Which slot plays in which bar",
		"tags": "loopseed",
		"dependency_cache": []
	}
}
