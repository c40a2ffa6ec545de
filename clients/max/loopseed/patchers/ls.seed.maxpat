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
			1100.0,
			700.0
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
						612.0,
						20.0
					],
					"text": "ls.seed NAME: 64 dials: draw them, set them at random, morph, undo, store them by name and in files.",
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
					"comment": "64 numbers, random, morph AMOUNT, undo, redo, store NAME, recall NAME, next, dice NUMBER; see the reference",
					"index": 1
				}
			},
			{
				"box": {
					"id": "obj-3",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 6,
					"outlettype": [
						"",
						"",
						"",
						"",
						"",
						""
					],
					"patching_rect": [
						20.0,
						330.0,
						1000.0,
						22.0
					],
					"text": "js ls.seeds.js",
					"saved_object_attributes": {
						"filename": "ls.seeds.js",
						"parameter_enable": 0
					}
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
						1006.0,
						280.0,
						80.0,
						22.0
					],
					"text": "r #1-reply"
				}
			},
			{
				"box": {
					"id": "obj-5",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						64.0,
						44.0,
						73.0,
						22.0
					],
					"text": "r #1-show"
				}
			},
			{
				"box": {
					"id": "obj-6",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 3,
					"outlettype": [
						"",
						"",
						""
					],
					"patching_rect": [
						64.0,
						98.0,
						126.0,
						22.0
					],
					"text": "route dials moved"
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
						64.0,
						124.0,
						87.0,
						22.0
					],
					"text": "prepend set"
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
						170.0,
						60.0,
						300.0,
						34.0
					],
					"text": "Dials that ls.slots.js sets: the seed of a slot, or one along a direction.",
					"linecount": 2
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
						20.0,
						640.0,
						30.0,
						30.0
					],
					"comment": "64 numbers, whenever the dials change",
					"index": 1
				}
			},
			{
				"box": {
					"id": "obj-10",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						812.0,
						380.0,
						67.0,
						22.0
					],
					"text": "s #1-ask"
				}
			},
			{
				"box": {
					"id": "obj-11",
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"outlettype": [],
					"patching_rect": [
						1006.0,
						640.0,
						30.0,
						30.0
					],
					"comment": "says TEXT",
					"index": 2
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
						1006.0,
						380.0,
						73.0,
						22.0
					],
					"text": "s #1-show"
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
						50.0,
						545.0,
						260.0,
						34.0
					],
					"text": "A drawing goes back to the script as a list when the mouse is released.",
					"linecount": 2
				}
			},
			{
				"box": {
					"id": "obj-14",
					"maxclass": "multislider",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						20.0,
						450.0,
						256.0,
						82.0
					],
					"presentation": 1,
					"presentation_rect": [
						8.0,
						8.0,
						256.0,
						82.0
					],
					"size": 64,
					"setminmax": [
						-128.0,
						127.0
					],
					"settype": 1,
					"setstyle": 1,
					"signed": 1,
					"parameter_enable": 0,
					"contdata": 2,
					"spacing": 1,
					"listresize": 0,
					"annotation": "64 dials from -128 to 127: draw across them.",
					"annotation_name": "Dials",
					"saved_attribute_attributes": {
						"bgcolor": {
							"expression": "themecolor.live_lcd_bg"
						},
						"slidercolor": {
							"expression": "themecolor.live_lcd_control_fg"
						}
					}
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
						200.0,
						140.0,
						264.0,
						20.0
					],
					"text": "Each button sends a message to the script.",
					"linecount": 1
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
						60.0,
						170.0,
						52.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						8.0,
						96.0,
						52.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Random",
					"annotation": "Set all 64 dials at random.",
					"annotation_name": "Random",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Random",
							"parameter_shortname": "Random",
							"parameter_annotation_name": "Random",
							"parameter_info": "Set all 64 dials at random.",
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
					"text": "Random",
					"texton": "Random"
				}
			},
			{
				"box": {
					"id": "obj-17",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						60.0,
						210.0,
						54.0,
						22.0
					],
					"text": "random"
				}
			},
			{
				"box": {
					"id": "obj-18",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						130.0,
						170.0,
						44.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						172.0,
						96.0,
						44.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Undo",
					"annotation": "Go back to the dials before the last change.",
					"annotation_name": "Undo",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Undo",
							"parameter_shortname": "Undo",
							"parameter_annotation_name": "Undo",
							"parameter_info": "Go back to the dials before the last change.",
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
					"text": "Undo",
					"texton": "Undo"
				}
			},
			{
				"box": {
					"id": "obj-19",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						130.0,
						210.0,
						40.0,
						22.0
					],
					"text": "undo"
				}
			},
			{
				"box": {
					"id": "obj-20",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						200.0,
						170.0,
						44.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						220.0,
						96.0,
						44.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Redo",
					"annotation": "Take the last undo back.",
					"annotation_name": "Redo",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Redo",
							"parameter_shortname": "Redo",
							"parameter_annotation_name": "Redo",
							"parameter_info": "Take the last undo back.",
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
					"text": "Redo",
					"texton": "Redo"
				}
			},
			{
				"box": {
					"id": "obj-21",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						200.0,
						210.0,
						40.0,
						22.0
					],
					"text": "redo"
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
						270.0,
						170.0,
						36.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						116.0,
						118.0,
						36.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Next Seed",
					"annotation": "Recall the next of the kept seeds.",
					"annotation_name": "Next Seed",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Next Seed",
							"parameter_shortname": "Next Seed",
							"parameter_annotation_name": "Next Seed",
							"parameter_info": "Recall the next of the kept seeds.",
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
					"text": "Next",
					"texton": "Next"
				}
			},
			{
				"box": {
					"id": "obj-23",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						270.0,
						210.0,
						40.0,
						22.0
					],
					"text": "next"
				}
			},
			{
				"box": {
					"id": "obj-24",
					"maxclass": "live.numbox",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"float"
					],
					"patching_rect": [
						440.0,
						170.0,
						44.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						120.0,
						97.0,
						44.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Morph Amount",
					"annotation": "The most that Morph moves a dial, in dial units.",
					"annotation_name": "Morph Amount",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Morph Amount",
							"parameter_shortname": "Amount",
							"parameter_annotation_name": "Morph Amount",
							"parameter_info": "The most that Morph moves a dial, in dial units.",
							"parameter_type": 0,
							"parameter_mmin": 0.0,
							"parameter_mmax": 128.0,
							"parameter_unitstyle": 9,
							"parameter_initial": [
								10
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 1,
							"parameter_units": "± %.0f"
						}
					}
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
						350.0,
						170.0,
						52.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						64.0,
						96.0,
						52.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Morph",
					"annotation": "Move each dial a little, by up to the amount.",
					"annotation_name": "Morph",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Morph",
							"parameter_shortname": "Morph",
							"parameter_annotation_name": "Morph",
							"parameter_info": "Move each dial a little, by up to the amount.",
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
					"text": "Morph",
					"texton": "Morph"
				}
			},
			{
				"box": {
					"id": "obj-26",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"float"
					],
					"patching_rect": [
						350.0,
						210.0,
						60.0,
						22.0
					],
					"text": "f 10."
				}
			},
			{
				"box": {
					"id": "obj-27",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						350.0,
						250.0,
						100.0,
						22.0
					],
					"text": "prepend morph"
				}
			},
			{
				"box": {
					"id": "obj-28",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						540.0,
						170.0,
						34.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						188.0,
						140.0,
						34.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Dice",
					"annotation": "Ask the daemon for the seed of this number: the same number gives the same seed.",
					"annotation_name": "Dice",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Dice",
							"parameter_shortname": "Dice",
							"parameter_annotation_name": "Dice",
							"parameter_info": "Ask the daemon for the seed of this number: the same number gives the same seed.",
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
					"text": "Dice",
					"texton": "Dice"
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
						610.0,
						170.0,
						40.0,
						16.0
					],
					"presentation": 1,
					"presentation_rect": [
						224.0,
						141.0,
						40.0,
						16.0
					],
					"parameter_enable": 1,
					"varname": "Dice Number",
					"annotation": "The number whose seed Dice asks for.",
					"annotation_name": "Dice Number",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Dice Number",
							"parameter_shortname": "Number",
							"parameter_annotation_name": "Dice Number",
							"parameter_info": "The number whose seed Dice asks for.",
							"parameter_type": 1,
							"parameter_mmin": 0.0,
							"parameter_mmax": 255.0,
							"parameter_unitstyle": 0,
							"parameter_initial": [
								1
							],
							"parameter_initial_enable": 1,
							"parameter_modmode": 0
						}
					}
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
						540.0,
						210.0,
						60.0,
						22.0
					],
					"text": "i 1"
				}
			},
			{
				"box": {
					"id": "obj-31",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						540.0,
						250.0,
						93.0,
						22.0
					],
					"text": "prepend dice"
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
						680.0,
						100.0,
						330.0,
						34.0
					],
					"text": "Named seeds, also in a text file that the Pd client can read.",
					"linecount": 2
				}
			},
			{
				"box": {
					"id": "obj-33",
					"maxclass": "umenu",
					"numinlets": 1,
					"numoutlets": 3,
					"outlettype": [
						"int",
						"",
						""
					],
					"patching_rect": [
						420.0,
						450.0,
						104.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						8.0,
						118.0,
						104.0,
						18.0
					],
					"items": [
						"kept seeds"
					],
					"parameter_enable": 0,
					"fontsize": 9.5,
					"annotation": "Recall a kept seed.",
					"annotation_name": "Kept seeds",
					"saved_attribute_attributes": {
						"bgfillcolor": {
							"expression": "themecolor.live_control_text_bg"
						},
						"textcolor": {
							"expression": "themecolor.live_control_fg"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-34",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						420.0,
						490.0,
						120.0,
						22.0
					],
					"text": "prepend recallat"
				}
			},
			{
				"box": {
					"id": "obj-35",
					"maxclass": "textedit",
					"numinlets": 1,
					"numoutlets": 4,
					"outlettype": [
						"",
						"",
						"",
						""
					],
					"patching_rect": [
						680.0,
						170.0,
						64.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						156.0,
						118.0,
						64.0,
						18.0
					],
					"text": "kick",
					"keymode": 1,
					"outputmode": 1,
					"fontsize": 9.5,
					"lines": 1,
					"wordwrap": 0,
					"parameter_enable": 0,
					"annotation": "The name that Keep gives.",
					"annotation_name": "Name",
					"saved_attribute_attributes": {
						"bgcolor": {
							"expression": "themecolor.live_control_text_bg"
						},
						"textcolor": {
							"expression": "themecolor.live_control_fg"
						},
						"bordercolor": {
							"expression": "themecolor.live_contrast_frame"
						}
					}
				}
			},
			{
				"box": {
					"id": "obj-36",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						680.0,
						140.0,
						40.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						224.0,
						118.0,
						40.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Keep Seed",
					"annotation": "Keep the dials under the name in the box.",
					"annotation_name": "Keep Seed",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Keep Seed",
							"parameter_shortname": "Keep",
							"parameter_annotation_name": "Keep Seed",
							"parameter_info": "Keep the dials under the name in the box.",
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
					"text": "Keep",
					"texton": "Keep"
				}
			},
			{
				"box": {
					"id": "obj-37",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						680.0,
						210.0,
						80.0,
						22.0
					],
					"text": "route text"
				}
			},
			{
				"box": {
					"id": "obj-38",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						680.0,
						236.0,
						67.0,
						22.0
					],
					"text": "tosymbol"
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
						680.0,
						262.0,
						100.0,
						22.0
					],
					"text": "prepend store"
				}
			},
			{
				"box": {
					"id": "obj-40",
					"maxclass": "live.text",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						800.0,
						140.0,
						48.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						8.0,
						140.0,
						48.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Save Seeds",
					"annotation": "Save all kept seeds as text.",
					"annotation_name": "Save Seeds",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Save Seeds",
							"parameter_shortname": "Save",
							"parameter_annotation_name": "Save Seeds",
							"parameter_info": "Save all kept seeds as text.",
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
					"text": "Save …",
					"texton": "Save …"
				}
			},
			{
				"box": {
					"id": "obj-41",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 3,
					"outlettype": [
						"",
						"",
						"bang"
					],
					"patching_rect": [
						800.0,
						180.0,
						80.0,
						22.0
					],
					"text": "savedialog"
				}
			},
			{
				"box": {
					"id": "obj-42",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						800.0,
						220.0,
						113.0,
						22.0
					],
					"text": "prepend writeto"
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
						920.0,
						140.0,
						48.0,
						18.0
					],
					"presentation": 1,
					"presentation_rect": [
						60.0,
						140.0,
						48.0,
						18.0
					],
					"parameter_enable": 1,
					"varname": "Open Seeds",
					"annotation": "Open a text file of seeds.",
					"annotation_name": "Open Seeds",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Open Seeds",
							"parameter_shortname": "Open",
							"parameter_annotation_name": "Open Seeds",
							"parameter_info": "Open a text file of seeds.",
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
					"text": "Open …",
					"texton": "Open …"
				}
			},
			{
				"box": {
					"id": "obj-44",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"bang"
					],
					"patching_rect": [
						920.0,
						180.0,
						80.0,
						22.0
					],
					"text": "opendialog"
				}
			},
			{
				"box": {
					"id": "obj-45",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						920.0,
						220.0,
						120.0,
						22.0
					],
					"text": "prepend readfrom"
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
						650.0,
						406.0,
						300.0,
						34.0
					],
					"text": "Saved with the Live set: the dials and the named seeds. They return as `recalled`.",
					"linecount": 2
				}
			},
			{
				"box": {
					"id": "obj-47",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 3,
					"outlettype": [
						"",
						"",
						""
					],
					"patching_rect": [
						580.0,
						450.0,
						160.0,
						22.0
					],
					"text": "route dials seeds"
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
						580.0,
						580.0,
						120.0,
						22.0
					],
					"text": "prepend recalled"
				}
			},
			{
				"box": {
					"id": "obj-49",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 3,
					"outlettype": [
						"",
						"",
						""
					],
					"patching_rect": [
						580.0,
						490.0,
						139.0,
						22.0
					],
					"text": "pattr dials @thru 2",
					"parameter_enable": 1,
					"varname": "dials",
					"annotation": "The 64 dials; saved with the set.",
					"annotation_name": "Dials",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Dials",
							"parameter_shortname": "Dials",
							"parameter_annotation_name": "Dials",
							"parameter_info": "The 64 dials; saved with the set.",
							"parameter_type": 3,
							"parameter_invisible": 1,
							"parameter_initial_enable": 1,
							"parameter_modmode": 0,
							"parameter_initial": [
								0
							]
						}
					},
					"saved_object_attributes": {
						"parameter_enable": 1,
						"parameter_mappable": 0
					}
				}
			},
			{
				"box": {
					"id": "obj-50",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						580.0,
						530.0,
						100.0,
						22.0
					],
					"text": "prepend dials"
				}
			},
			{
				"box": {
					"id": "obj-51",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 3,
					"outlettype": [
						"",
						"",
						""
					],
					"patching_rect": [
						780.0,
						490.0,
						139.0,
						22.0
					],
					"text": "pattr seeds @thru 2",
					"parameter_enable": 1,
					"varname": "seeds",
					"annotation": "The named seeds; saved with the set.",
					"annotation_name": "Kept Seeds",
					"saved_attribute_attributes": {
						"valueof": {
							"parameter_longname": "Kept Seeds",
							"parameter_shortname": "Seeds",
							"parameter_annotation_name": "Kept Seeds",
							"parameter_info": "The named seeds; saved with the set.",
							"parameter_type": 3,
							"parameter_invisible": 1,
							"parameter_initial_enable": 1,
							"parameter_modmode": 0,
							"parameter_initial": [
								0
							]
						}
					},
					"saved_object_attributes": {
						"parameter_enable": 1,
						"parameter_mappable": 0
					}
				}
			},
			{
				"box": {
					"id": "obj-52",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						780.0,
						530.0,
						100.0,
						22.0
					],
					"text": "prepend seeds"
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
						"obj-4",
						0
					],
					"destination": [
						"obj-3",
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
						"obj-3",
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
						"obj-9",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-3",
						4
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
						"obj-3",
						5
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
						"obj-3",
						5
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
						"obj-3",
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
						"obj-17",
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
						"obj-3",
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
						"obj-3",
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
						"obj-24",
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
						"obj-3",
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
						"obj-28",
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
						"obj-31",
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
						2
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
						"obj-34",
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
						"obj-36",
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
						"obj-37",
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
						"obj-39",
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
						"obj-42",
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
						"obj-3",
						0
					]
				}
			},
			{
				"patchline": {
					"source": [
						"obj-3",
						3
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
						"obj-50",
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
						"obj-47",
						1
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
						"obj-48",
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
						"obj-3",
						0
					]
				}
			}
		],
		"description": "64 dials that a sound is made of",
		"digest": "64 dials that a sound is made of",
		"tags": "loopseed",
		"dependency_cache": []
	}
}
