package template

// ChartFile is the template that charts are read from, as messages show it; empty if there is no chart of that name.
func (lib *Library) ChartFile(id string) string {
	if c := lib.byID[id]; c != nil {
		return c.Pos.File
	}
	return ""
}
