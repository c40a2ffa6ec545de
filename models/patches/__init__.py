"""Networks that estimate the patch of a tone: `dataset` renders what they learn from, `networks` has their kinds,
`training` trains and exports one."""
