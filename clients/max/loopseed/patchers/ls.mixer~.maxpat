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
			1820.0,
			800.0
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
					"text": "ls.mixer~: eight slots to two outputs. A slot is heard if it is not muted, and if it or no slot is solo.",
					"linecount": 2
				}
			},
			{
				"box": {
					"id": "obj-2",
					"maxclass": "newobj",
					"numinlets": 8,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						360.0,
						1660.0,
						22.0
					],
					"text": "pak 0 0 0 0 0 0 0 0"
				}
			},
			{
				"box": {
					"id": "obj-3",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						20.0,
						390.0,
						54.0,
						22.0
					],
					"text": "zl.sum"
				}
			},
			{
				"box": {
					"id": "obj-4",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"bang",
						"int"
					],
					"patching_rect": [
						20.0,
						420.0,
						1660.0,
						22.0
					],
					"text": "t b i"
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
						270.0,
						660.0,
						258.0,
						20.0
					],
					"text": "Signals that meet in one inlet are added.",
					"linecount": 1
				}
			},
			{
				"box": {
					"id": "obj-6",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						20.0,
						620.0,
						60.0,
						22.0
					],
					"text": "*~ 1."
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
						190.0,
						620.0,
						60.0,
						22.0
					],
					"text": "*~ 1."
				}
			},
			{
				"box": {
					"id": "obj-8",
					"maxclass": "live.gain~",
					"numinlets": 2,
					"numoutlets": 5,
					"outlettype": [
						"signal",
						"signal",
						"",
						"float",
						"list"
					],
					"patching_rect": [
						20.0,
						660.0,
						46.0,
						86.0
					],
					"presentation": 1,
					"presentation_rect": [
						420.0,
						2.0,
						46.0,
						86.0
					],
					"channels": 2,
					"lastchannelcount": 0,
					"showname": 0,
					"shownumber": 1,
					"orientation": 0,
					"parameter_enable": 1,
					"varname": "Master Gain",
					"annotation": "The level of the whole device.",
					"annotation_name": "Master Gain",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Master Gain",
							"parameter_shortname": "Master",
							"parameter_annotation_name": "Master Gain",
							"parameter_info": "The level of the whole device.",
							"parameter_type": 0,
							"parameter_mmin": -70.0,
							"parameter_mmax": 6.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								-6.0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3,
							"parameter_exponent": 1.0
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-9",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						200.0,
						750.0,
						30.0,
						30.0
					],
					"comment": "Left",
					"index": 1
				}
			},
			{
				"box": {
					"id": "obj-10",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						260.0,
						750.0,
						30.0,
						30.0
					],
					"comment": "Right",
					"index": 2
				}
			},
			{
				"box": {
					"id": "obj-11",
					"maxclass": "live.gain~",
					"numinlets": 2,
					"numoutlets": 5,
					"outlettype": [
						"signal",
						"signal",
						"",
						"float",
						"list"
					],
					"patching_rect": [
						20.0,
						100.0,
						46.0,
						52.0
					],
					"presentation": 1,
					"presentation_rect": [
						2.0,
						36.0,
						46.0,
						52.0
					],
					"channels": 2,
					"lastchannelcount": 0,
					"showname": 0,
					"shownumber": 1,
					"orientation": 0,
					"parameter_enable": 1,
					"varname": "Slot 1 Gain",
					"annotation": "The level of slot 1.",
					"annotation_name": "Slot 1 Gain",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 1 Gain",
							"parameter_shortname": "Gain 1",
							"parameter_annotation_name": "Slot 1 Gain",
							"parameter_info": "The level of slot 1.",
							"parameter_type": 0,
							"parameter_mmin": -70.0,
							"parameter_mmax": 6.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								0.0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3,
							"parameter_exponent": 1.0
						}
					}
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
						20.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 1, left",
					"index": 1
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
						80.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 1, right",
					"index": 2
				}
			},
			{
				"box": {
					"id": "obj-14",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						80.0,
						100.0,
						46.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						2.0,
						0.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 1 Pan",
					"annotation": "Slot 1 from left to right.",
					"annotation_name": "Slot 1 Pan",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 1 Pan",
							"parameter_shortname": "Pan 1",
							"parameter_annotation_name": "Slot 1 Pan",
							"parameter_info": "Slot 1 from left to right.",
							"parameter_type": 0,
							"parameter_mmin": -50.0,
							"parameter_mmax": 50.0,
							"parameter_unitstyle": 6,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-15",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						116.0,
						190.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						1.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 1 Mute",
					"annotation": "Silence slot 1.",
					"annotation_name": "Slot 1 Mute",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 1 Mute",
							"parameter_shortname": "Mute 1",
							"parameter_annotation_name": "Slot 1 Mute",
							"parameter_info": "Silence slot 1.",
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
					"text": "M",
					"texton": "M"
				}
			},
			{
				"box": {
					"id": "obj-16",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						146.0,
						240.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						26.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 1 Solo",
					"annotation": "Hear only slot 1 and other solo slots.",
					"annotation_name": "Slot 1 Solo",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 1 Solo",
							"parameter_shortname": "Solo 1",
							"parameter_annotation_name": "Slot 1 Solo",
							"parameter_info": "Hear only slot 1 and other solo slots.",
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
					"text": "S",
					"texton": "S"
				}
			},
			{
				"box": {
					"id": "obj-17",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"bang",
						"int"
					],
					"patching_rect": [
						146.0,
						290.0,
						50.0,
						22.0
					],
					"text": "t b i"
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
						20.0,
						480.0,
						214.0,
						22.0
					],
					"text": "expr ($i1 == 0) && ($i2 || ($i3 == 0))"
				}
			},
			{
				"box": {
					"id": "obj-19",
					"maxclass": "newobj",
					"numinlets": 4,
					"numoutlets": 2,
					"outlettype": [
						"signal",
						"signal"
					],
					"patching_rect": [
						20.0,
						540.0,
						120.0,
						22.0
					],
					"text": "ls.strip~"
				}
			},
			{
				"box": {
					"id": "obj-20",
					"maxclass": "live.gain~",
					"numinlets": 2,
					"numoutlets": 5,
					"outlettype": [
						"signal",
						"signal",
						"",
						"float",
						"list"
					],
					"patching_rect": [
						240.0,
						100.0,
						46.0,
						52.0
					],
					"presentation": 1,
					"presentation_rect": [
						54.0,
						36.0,
						46.0,
						52.0
					],
					"channels": 2,
					"lastchannelcount": 0,
					"showname": 0,
					"shownumber": 1,
					"orientation": 0,
					"parameter_enable": 1,
					"varname": "Slot 2 Gain",
					"annotation": "The level of slot 2.",
					"annotation_name": "Slot 2 Gain",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 2 Gain",
							"parameter_shortname": "Gain 2",
							"parameter_annotation_name": "Slot 2 Gain",
							"parameter_info": "The level of slot 2.",
							"parameter_type": 0,
							"parameter_mmin": -70.0,
							"parameter_mmax": 6.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								0.0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3,
							"parameter_exponent": 1.0
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-21",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						240.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 2, left",
					"index": 3
				}
			},
			{
				"box": {
					"id": "obj-22",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						300.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 2, right",
					"index": 4
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
						300.0,
						100.0,
						46.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						54.0,
						0.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 2 Pan",
					"annotation": "Slot 2 from left to right.",
					"annotation_name": "Slot 2 Pan",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 2 Pan",
							"parameter_shortname": "Pan 2",
							"parameter_annotation_name": "Slot 2 Pan",
							"parameter_info": "Slot 2 from left to right.",
							"parameter_type": 0,
							"parameter_mmin": -50.0,
							"parameter_mmax": 50.0,
							"parameter_unitstyle": 6,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-24",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						336.0,
						190.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						53.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 2 Mute",
					"annotation": "Silence slot 2.",
					"annotation_name": "Slot 2 Mute",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 2 Mute",
							"parameter_shortname": "Mute 2",
							"parameter_annotation_name": "Slot 2 Mute",
							"parameter_info": "Silence slot 2.",
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
					"text": "M",
					"texton": "M"
				}
			},
			{
				"box": {
					"id": "obj-25",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						366.0,
						240.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						78.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 2 Solo",
					"annotation": "Hear only slot 2 and other solo slots.",
					"annotation_name": "Slot 2 Solo",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 2 Solo",
							"parameter_shortname": "Solo 2",
							"parameter_annotation_name": "Slot 2 Solo",
							"parameter_info": "Hear only slot 2 and other solo slots.",
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
					"text": "S",
					"texton": "S"
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
						"int"
					],
					"patching_rect": [
						366.0,
						290.0,
						50.0,
						22.0
					],
					"text": "t b i"
				}
			},
			{
				"box": {
					"id": "obj-27",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						240.0,
						480.0,
						214.0,
						22.0
					],
					"text": "expr ($i1 == 0) && ($i2 || ($i3 == 0))"
				}
			},
			{
				"box": {
					"id": "obj-28",
					"maxclass": "newobj",
					"numinlets": 4,
					"numoutlets": 2,
					"outlettype": [
						"signal",
						"signal"
					],
					"patching_rect": [
						240.0,
						540.0,
						120.0,
						22.0
					],
					"text": "ls.strip~"
				}
			},
			{
				"box": {
					"id": "obj-29",
					"maxclass": "live.gain~",
					"numinlets": 2,
					"numoutlets": 5,
					"outlettype": [
						"signal",
						"signal",
						"",
						"float",
						"list"
					],
					"patching_rect": [
						460.0,
						100.0,
						46.0,
						52.0
					],
					"presentation": 1,
					"presentation_rect": [
						106.0,
						36.0,
						46.0,
						52.0
					],
					"channels": 2,
					"lastchannelcount": 0,
					"showname": 0,
					"shownumber": 1,
					"orientation": 0,
					"parameter_enable": 1,
					"varname": "Slot 3 Gain",
					"annotation": "The level of slot 3.",
					"annotation_name": "Slot 3 Gain",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 3 Gain",
							"parameter_shortname": "Gain 3",
							"parameter_annotation_name": "Slot 3 Gain",
							"parameter_info": "The level of slot 3.",
							"parameter_type": 0,
							"parameter_mmin": -70.0,
							"parameter_mmax": 6.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								0.0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3,
							"parameter_exponent": 1.0
						}
					}
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
						460.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 3, left",
					"index": 5
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
						520.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 3, right",
					"index": 6
				}
			},
			{
				"box": {
					"id": "obj-32",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						520.0,
						100.0,
						46.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						106.0,
						0.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 3 Pan",
					"annotation": "Slot 3 from left to right.",
					"annotation_name": "Slot 3 Pan",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 3 Pan",
							"parameter_shortname": "Pan 3",
							"parameter_annotation_name": "Slot 3 Pan",
							"parameter_info": "Slot 3 from left to right.",
							"parameter_type": 0,
							"parameter_mmin": -50.0,
							"parameter_mmax": 50.0,
							"parameter_unitstyle": 6,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-33",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						556.0,
						190.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						105.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 3 Mute",
					"annotation": "Silence slot 3.",
					"annotation_name": "Slot 3 Mute",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 3 Mute",
							"parameter_shortname": "Mute 3",
							"parameter_annotation_name": "Slot 3 Mute",
							"parameter_info": "Silence slot 3.",
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
					"text": "M",
					"texton": "M"
				}
			},
			{
				"box": {
					"id": "obj-34",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						586.0,
						240.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						130.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 3 Solo",
					"annotation": "Hear only slot 3 and other solo slots.",
					"annotation_name": "Slot 3 Solo",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 3 Solo",
							"parameter_shortname": "Solo 3",
							"parameter_annotation_name": "Slot 3 Solo",
							"parameter_info": "Hear only slot 3 and other solo slots.",
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
					"text": "S",
					"texton": "S"
				}
			},
			{
				"box": {
					"id": "obj-35",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"bang",
						"int"
					],
					"patching_rect": [
						586.0,
						290.0,
						50.0,
						22.0
					],
					"text": "t b i"
				}
			},
			{
				"box": {
					"id": "obj-36",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						460.0,
						480.0,
						214.0,
						22.0
					],
					"text": "expr ($i1 == 0) && ($i2 || ($i3 == 0))"
				}
			},
			{
				"box": {
					"id": "obj-37",
					"maxclass": "newobj",
					"numinlets": 4,
					"numoutlets": 2,
					"outlettype": [
						"signal",
						"signal"
					],
					"patching_rect": [
						460.0,
						540.0,
						120.0,
						22.0
					],
					"text": "ls.strip~"
				}
			},
			{
				"box": {
					"id": "obj-38",
					"maxclass": "live.gain~",
					"numinlets": 2,
					"numoutlets": 5,
					"outlettype": [
						"signal",
						"signal",
						"",
						"float",
						"list"
					],
					"patching_rect": [
						680.0,
						100.0,
						46.0,
						52.0
					],
					"presentation": 1,
					"presentation_rect": [
						158.0,
						36.0,
						46.0,
						52.0
					],
					"channels": 2,
					"lastchannelcount": 0,
					"showname": 0,
					"shownumber": 1,
					"orientation": 0,
					"parameter_enable": 1,
					"varname": "Slot 4 Gain",
					"annotation": "The level of slot 4.",
					"annotation_name": "Slot 4 Gain",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 4 Gain",
							"parameter_shortname": "Gain 4",
							"parameter_annotation_name": "Slot 4 Gain",
							"parameter_info": "The level of slot 4.",
							"parameter_type": 0,
							"parameter_mmin": -70.0,
							"parameter_mmax": 6.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								0.0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3,
							"parameter_exponent": 1.0
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-39",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						680.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 4, left",
					"index": 7
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
						740.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 4, right",
					"index": 8
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
						740.0,
						100.0,
						46.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						158.0,
						0.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 4 Pan",
					"annotation": "Slot 4 from left to right.",
					"annotation_name": "Slot 4 Pan",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 4 Pan",
							"parameter_shortname": "Pan 4",
							"parameter_annotation_name": "Slot 4 Pan",
							"parameter_info": "Slot 4 from left to right.",
							"parameter_type": 0,
							"parameter_mmin": -50.0,
							"parameter_mmax": 50.0,
							"parameter_unitstyle": 6,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-42",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						776.0,
						190.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						157.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 4 Mute",
					"annotation": "Silence slot 4.",
					"annotation_name": "Slot 4 Mute",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 4 Mute",
							"parameter_shortname": "Mute 4",
							"parameter_annotation_name": "Slot 4 Mute",
							"parameter_info": "Silence slot 4.",
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
					"text": "M",
					"texton": "M"
				}
			},
			{
				"box": {
					"id": "obj-43",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						806.0,
						240.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						182.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 4 Solo",
					"annotation": "Hear only slot 4 and other solo slots.",
					"annotation_name": "Slot 4 Solo",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 4 Solo",
							"parameter_shortname": "Solo 4",
							"parameter_annotation_name": "Slot 4 Solo",
							"parameter_info": "Hear only slot 4 and other solo slots.",
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
					"text": "S",
					"texton": "S"
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
						"int"
					],
					"patching_rect": [
						806.0,
						290.0,
						50.0,
						22.0
					],
					"text": "t b i"
				}
			},
			{
				"box": {
					"id": "obj-45",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						680.0,
						480.0,
						214.0,
						22.0
					],
					"text": "expr ($i1 == 0) && ($i2 || ($i3 == 0))"
				}
			},
			{
				"box": {
					"id": "obj-46",
					"maxclass": "newobj",
					"numinlets": 4,
					"numoutlets": 2,
					"outlettype": [
						"signal",
						"signal"
					],
					"patching_rect": [
						680.0,
						540.0,
						120.0,
						22.0
					],
					"text": "ls.strip~"
				}
			},
			{
				"box": {
					"id": "obj-47",
					"maxclass": "live.gain~",
					"numinlets": 2,
					"numoutlets": 5,
					"outlettype": [
						"signal",
						"signal",
						"",
						"float",
						"list"
					],
					"patching_rect": [
						900.0,
						100.0,
						46.0,
						52.0
					],
					"presentation": 1,
					"presentation_rect": [
						210.0,
						36.0,
						46.0,
						52.0
					],
					"channels": 2,
					"lastchannelcount": 0,
					"showname": 0,
					"shownumber": 1,
					"orientation": 0,
					"parameter_enable": 1,
					"varname": "Slot 5 Gain",
					"annotation": "The level of slot 5.",
					"annotation_name": "Slot 5 Gain",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 5 Gain",
							"parameter_shortname": "Gain 5",
							"parameter_annotation_name": "Slot 5 Gain",
							"parameter_info": "The level of slot 5.",
							"parameter_type": 0,
							"parameter_mmin": -70.0,
							"parameter_mmax": 6.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								0.0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3,
							"parameter_exponent": 1.0
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-48",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						900.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 5, left",
					"index": 9
				}
			},
			{
				"box": {
					"id": "obj-49",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						960.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 5, right",
					"index": 10
				}
			},
			{
				"box": {
					"id": "obj-50",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						960.0,
						100.0,
						46.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						210.0,
						0.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 5 Pan",
					"annotation": "Slot 5 from left to right.",
					"annotation_name": "Slot 5 Pan",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 5 Pan",
							"parameter_shortname": "Pan 5",
							"parameter_annotation_name": "Slot 5 Pan",
							"parameter_info": "Slot 5 from left to right.",
							"parameter_type": 0,
							"parameter_mmin": -50.0,
							"parameter_mmax": 50.0,
							"parameter_unitstyle": 6,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-51",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						996.0,
						190.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						209.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 5 Mute",
					"annotation": "Silence slot 5.",
					"annotation_name": "Slot 5 Mute",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 5 Mute",
							"parameter_shortname": "Mute 5",
							"parameter_annotation_name": "Slot 5 Mute",
							"parameter_info": "Silence slot 5.",
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
					"text": "M",
					"texton": "M"
				}
			},
			{
				"box": {
					"id": "obj-52",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						1026.0,
						240.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						234.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 5 Solo",
					"annotation": "Hear only slot 5 and other solo slots.",
					"annotation_name": "Slot 5 Solo",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 5 Solo",
							"parameter_shortname": "Solo 5",
							"parameter_annotation_name": "Slot 5 Solo",
							"parameter_info": "Hear only slot 5 and other solo slots.",
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
					"text": "S",
					"texton": "S"
				}
			},
			{
				"box": {
					"id": "obj-53",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"bang",
						"int"
					],
					"patching_rect": [
						1026.0,
						290.0,
						50.0,
						22.0
					],
					"text": "t b i"
				}
			},
			{
				"box": {
					"id": "obj-54",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						900.0,
						480.0,
						214.0,
						22.0
					],
					"text": "expr ($i1 == 0) && ($i2 || ($i3 == 0))"
				}
			},
			{
				"box": {
					"id": "obj-55",
					"maxclass": "newobj",
					"numinlets": 4,
					"numoutlets": 2,
					"outlettype": [
						"signal",
						"signal"
					],
					"patching_rect": [
						900.0,
						540.0,
						120.0,
						22.0
					],
					"text": "ls.strip~"
				}
			},
			{
				"box": {
					"id": "obj-56",
					"maxclass": "live.gain~",
					"numinlets": 2,
					"numoutlets": 5,
					"outlettype": [
						"signal",
						"signal",
						"",
						"float",
						"list"
					],
					"patching_rect": [
						1120.0,
						100.0,
						46.0,
						52.0
					],
					"presentation": 1,
					"presentation_rect": [
						262.0,
						36.0,
						46.0,
						52.0
					],
					"channels": 2,
					"lastchannelcount": 0,
					"showname": 0,
					"shownumber": 1,
					"orientation": 0,
					"parameter_enable": 1,
					"varname": "Slot 6 Gain",
					"annotation": "The level of slot 6.",
					"annotation_name": "Slot 6 Gain",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 6 Gain",
							"parameter_shortname": "Gain 6",
							"parameter_annotation_name": "Slot 6 Gain",
							"parameter_info": "The level of slot 6.",
							"parameter_type": 0,
							"parameter_mmin": -70.0,
							"parameter_mmax": 6.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								0.0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3,
							"parameter_exponent": 1.0
						}
					}
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
						1120.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 6, left",
					"index": 11
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
						1180.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 6, right",
					"index": 12
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
						1180.0,
						100.0,
						46.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						262.0,
						0.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 6 Pan",
					"annotation": "Slot 6 from left to right.",
					"annotation_name": "Slot 6 Pan",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 6 Pan",
							"parameter_shortname": "Pan 6",
							"parameter_annotation_name": "Slot 6 Pan",
							"parameter_info": "Slot 6 from left to right.",
							"parameter_type": 0,
							"parameter_mmin": -50.0,
							"parameter_mmax": 50.0,
							"parameter_unitstyle": 6,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-60",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						1216.0,
						190.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						261.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 6 Mute",
					"annotation": "Silence slot 6.",
					"annotation_name": "Slot 6 Mute",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 6 Mute",
							"parameter_shortname": "Mute 6",
							"parameter_annotation_name": "Slot 6 Mute",
							"parameter_info": "Silence slot 6.",
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
					"text": "M",
					"texton": "M"
				}
			},
			{
				"box": {
					"id": "obj-61",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						1246.0,
						240.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						286.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 6 Solo",
					"annotation": "Hear only slot 6 and other solo slots.",
					"annotation_name": "Slot 6 Solo",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 6 Solo",
							"parameter_shortname": "Solo 6",
							"parameter_annotation_name": "Slot 6 Solo",
							"parameter_info": "Hear only slot 6 and other solo slots.",
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
					"text": "S",
					"texton": "S"
				}
			},
			{
				"box": {
					"id": "obj-62",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"bang",
						"int"
					],
					"patching_rect": [
						1246.0,
						290.0,
						50.0,
						22.0
					],
					"text": "t b i"
				}
			},
			{
				"box": {
					"id": "obj-63",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						1120.0,
						480.0,
						214.0,
						22.0
					],
					"text": "expr ($i1 == 0) && ($i2 || ($i3 == 0))"
				}
			},
			{
				"box": {
					"id": "obj-64",
					"maxclass": "newobj",
					"numinlets": 4,
					"numoutlets": 2,
					"outlettype": [
						"signal",
						"signal"
					],
					"patching_rect": [
						1120.0,
						540.0,
						120.0,
						22.0
					],
					"text": "ls.strip~"
				}
			},
			{
				"box": {
					"id": "obj-65",
					"maxclass": "live.gain~",
					"numinlets": 2,
					"numoutlets": 5,
					"outlettype": [
						"signal",
						"signal",
						"",
						"float",
						"list"
					],
					"patching_rect": [
						1340.0,
						100.0,
						46.0,
						52.0
					],
					"presentation": 1,
					"presentation_rect": [
						314.0,
						36.0,
						46.0,
						52.0
					],
					"channels": 2,
					"lastchannelcount": 0,
					"showname": 0,
					"shownumber": 1,
					"orientation": 0,
					"parameter_enable": 1,
					"varname": "Slot 7 Gain",
					"annotation": "The level of slot 7.",
					"annotation_name": "Slot 7 Gain",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 7 Gain",
							"parameter_shortname": "Gain 7",
							"parameter_annotation_name": "Slot 7 Gain",
							"parameter_info": "The level of slot 7.",
							"parameter_type": 0,
							"parameter_mmin": -70.0,
							"parameter_mmax": 6.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								0.0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3,
							"parameter_exponent": 1.0
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-66",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						1340.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 7, left",
					"index": 13
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
						1400.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 7, right",
					"index": 14
				}
			},
			{
				"box": {
					"id": "obj-68",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1400.0,
						100.0,
						46.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						314.0,
						0.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 7 Pan",
					"annotation": "Slot 7 from left to right.",
					"annotation_name": "Slot 7 Pan",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 7 Pan",
							"parameter_shortname": "Pan 7",
							"parameter_annotation_name": "Slot 7 Pan",
							"parameter_info": "Slot 7 from left to right.",
							"parameter_type": 0,
							"parameter_mmin": -50.0,
							"parameter_mmax": 50.0,
							"parameter_unitstyle": 6,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-69",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						1436.0,
						190.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						313.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 7 Mute",
					"annotation": "Silence slot 7.",
					"annotation_name": "Slot 7 Mute",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 7 Mute",
							"parameter_shortname": "Mute 7",
							"parameter_annotation_name": "Slot 7 Mute",
							"parameter_info": "Silence slot 7.",
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
					"text": "M",
					"texton": "M"
				}
			},
			{
				"box": {
					"id": "obj-70",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						1466.0,
						240.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						338.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 7 Solo",
					"annotation": "Hear only slot 7 and other solo slots.",
					"annotation_name": "Slot 7 Solo",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 7 Solo",
							"parameter_shortname": "Solo 7",
							"parameter_annotation_name": "Slot 7 Solo",
							"parameter_info": "Hear only slot 7 and other solo slots.",
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
					"text": "S",
					"texton": "S"
				}
			},
			{
				"box": {
					"id": "obj-71",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"bang",
						"int"
					],
					"patching_rect": [
						1466.0,
						290.0,
						50.0,
						22.0
					],
					"text": "t b i"
				}
			},
			{
				"box": {
					"id": "obj-72",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						1340.0,
						480.0,
						214.0,
						22.0
					],
					"text": "expr ($i1 == 0) && ($i2 || ($i3 == 0))"
				}
			},
			{
				"box": {
					"id": "obj-73",
					"maxclass": "newobj",
					"numinlets": 4,
					"numoutlets": 2,
					"outlettype": [
						"signal",
						"signal"
					],
					"patching_rect": [
						1340.0,
						540.0,
						120.0,
						22.0
					],
					"text": "ls.strip~"
				}
			},
			{
				"box": {
					"id": "obj-74",
					"maxclass": "live.gain~",
					"numinlets": 2,
					"numoutlets": 5,
					"outlettype": [
						"signal",
						"signal",
						"",
						"float",
						"list"
					],
					"patching_rect": [
						1560.0,
						100.0,
						46.0,
						52.0
					],
					"presentation": 1,
					"presentation_rect": [
						366.0,
						36.0,
						46.0,
						52.0
					],
					"channels": 2,
					"lastchannelcount": 0,
					"showname": 0,
					"shownumber": 1,
					"orientation": 0,
					"parameter_enable": 1,
					"varname": "Slot 8 Gain",
					"annotation": "The level of slot 8.",
					"annotation_name": "Slot 8 Gain",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 8 Gain",
							"parameter_shortname": "Gain 8",
							"parameter_annotation_name": "Slot 8 Gain",
							"parameter_info": "The level of slot 8.",
							"parameter_type": 0,
							"parameter_mmin": -70.0,
							"parameter_mmax": 6.0,
							"parameter_unitstyle": 4,
							"parameter_initial": [
								0.0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 3,
							"parameter_exponent": 1.0
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-75",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						1560.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 8, left",
					"index": 15
				}
			},
			{
				"box": {
					"id": "obj-76",
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						1620.0,
						50.0,
						30.0,
						30.0
					],
					"comment": "Slot 8, right",
					"index": 16
				}
			},
			{
				"box": {
					"id": "obj-77",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						1620.0,
						100.0,
						46.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						366.0,
						0.0,
						46.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 8 Pan",
					"annotation": "Slot 8 from left to right.",
					"annotation_name": "Slot 8 Pan",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 8 Pan",
							"parameter_shortname": "Pan 8",
							"parameter_annotation_name": "Slot 8 Pan",
							"parameter_info": "Slot 8 from left to right.",
							"parameter_type": 0,
							"parameter_mmin": -50.0,
							"parameter_mmax": 50.0,
							"parameter_unitstyle": 6,
							"parameter_initial": [
								0
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 2
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-78",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						1656.0,
						190.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						365.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 8 Mute",
					"annotation": "Silence slot 8.",
					"annotation_name": "Slot 8 Mute",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 8 Mute",
							"parameter_shortname": "Mute 8",
							"parameter_annotation_name": "Slot 8 Mute",
							"parameter_info": "Silence slot 8.",
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
					"text": "M",
					"texton": "M"
				}
			},
			{
				"box": {
					"id": "obj-79",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						1686.0,
						240.0,
						24.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						390.0,
						18.0,
						24.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Slot 8 Solo",
					"annotation": "Hear only slot 8 and other solo slots.",
					"annotation_name": "Slot 8 Solo",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Slot 8 Solo",
							"parameter_shortname": "Solo 8",
							"parameter_annotation_name": "Slot 8 Solo",
							"parameter_info": "Hear only slot 8 and other solo slots.",
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
					"text": "S",
					"texton": "S"
				}
			},
			{
				"box": {
					"id": "obj-80",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"bang",
						"int"
					],
					"patching_rect": [
						1686.0,
						290.0,
						50.0,
						22.0
					],
					"text": "t b i"
				}
			},
			{
				"box": {
					"id": "obj-81",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						1560.0,
						480.0,
						214.0,
						22.0
					],
					"text": "expr ($i1 == 0) && ($i2 || ($i3 == 0))"
				}
			},
			{
				"box": {
					"id": "obj-82",
					"maxclass": "newobj",
					"numinlets": 4,
					"numoutlets": 2,
					"outlettype": [
						"signal",
						"signal"
					],
					"patching_rect": [
						1560.0,
						540.0,
						120.0,
						22.0
					],
					"text": "ls.strip~"
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
						"obj-6",
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
						1
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
						"obj-12",
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
						"obj-13",
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
						"obj-15",
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
						1
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
						"obj-16",
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
						1
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
						"obj-4",
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
						"obj-11",
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
						"obj-11",
						1
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
						"obj-14",
						0
					],
					"destination": [
						"obj-19",
						2
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
						3
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
						"obj-6",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-19",
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
						"obj-21",
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
						"obj-22",
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
						"obj-26",
						1
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
						"obj-25",
						0
					],
					"destination": [
						"obj-2",
						1
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
						"obj-27",
						2
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
						"obj-27",
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
						"obj-28",
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
						"obj-28",
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
						"obj-28",
						2
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
						3
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
						"obj-6",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-28",
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
						"obj-30",
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
						"obj-31",
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
						"obj-33",
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
						"obj-35",
						1
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
						"obj-34",
						0
					],
					"destination": [
						"obj-2",
						2
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
						"obj-36",
						2
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
						"obj-36",
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
						"obj-37",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-29",
						1
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
						"obj-32",
						0
					],
					"destination": [
						"obj-37",
						2
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
						"obj-37",
						3
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
						"obj-6",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-37",
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
						"obj-39",
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
						"obj-40",
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
						"obj-42",
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
						1
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
						"obj-43",
						0
					],
					"destination": [
						"obj-2",
						3
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
						"obj-45",
						2
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
						"obj-38",
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
						"obj-38",
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
						"obj-41",
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
						"obj-45",
						0
					],
					"destination": [
						"obj-46",
						3
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
						"obj-6",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-46",
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
						"obj-48",
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
						"obj-49",
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
						"obj-51",
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
						1
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
						"obj-52",
						0
					],
					"destination": [
						"obj-2",
						4
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
						"obj-54",
						2
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
						"obj-54",
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
						"obj-55",
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
						"obj-55",
						1
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
						"obj-55",
						2
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
						3
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
						"obj-6",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-55",
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
						"obj-57",
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
						"obj-58",
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
						"obj-60",
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
						1
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
						"obj-62",
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
						"obj-61",
						0
					],
					"destination": [
						"obj-2",
						5
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
						"obj-63",
						2
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
						"obj-63",
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
						"obj-64",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-56",
						1
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
						"obj-59",
						0
					],
					"destination": [
						"obj-64",
						2
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
						3
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
						"obj-6",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-64",
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
						"obj-66",
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
						"obj-67",
						0
					],
					"destination": [
						"obj-65",
						1
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
						"obj-69",
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
						1
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
						"obj-70",
						0
					],
					"destination": [
						"obj-2",
						6
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
						"obj-72",
						2
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
						"obj-72",
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
						"obj-73",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-65",
						1
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
						"obj-68",
						0
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
						"obj-72",
						0
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
						"obj-73",
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
						"obj-73",
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
						"obj-75",
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
						"obj-76",
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
						"obj-79",
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
						"obj-78",
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
						"obj-80",
						1
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
						"obj-79",
						0
					],
					"destination": [
						"obj-2",
						7
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
						"obj-81",
						2
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
						"obj-81",
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
						"obj-82",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-74",
						1
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
						"obj-77",
						0
					],
					"destination": [
						"obj-82",
						2
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
						3
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
						"obj-6",
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
						"obj-7",
						0
					]
				}
			}
		],
		"description": "Gain, pan, mute and solo of eight slots",
		"digest": "Gain, pan, mute and solo of eight slots",
		"tags": "loopseed",
		"dependency_cache": []
	}
}
