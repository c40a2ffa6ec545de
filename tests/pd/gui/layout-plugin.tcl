# A plugin for Pd's Tcl/Tk part. Pd 0.53 decides about a window's scroll bars when it has drawn the window's patch, and Tk may
# not have laid the window out by then: on a busy machine the canvas is still 1 x 1 pixels, so both bars come, and stay.
# Here Tk lays it out first. Then the window says which bars it has: `bars: TITLE HORIZONTAL VERTICAL`, 1 or 0.

proc lay_out_first {call operation} {
    update idletasks
}

proc say_bars {call code result operation} {
    set canvas [lindex $call 1]
    if {[winfo exists $canvas] && [$canvas bbox all] ne ""} {
        puts stderr "bars: [lindex [wm title [winfo toplevel $canvas]] 0] $::xscrollable($canvas) $::yscrollable($canvas)"
    }
}

trace add execution ::pdtk_canvas::pdtk_canvas_getscroll enter lay_out_first
trace add execution ::pdtk_canvas::pdtk_canvas_getscroll leave say_bars
