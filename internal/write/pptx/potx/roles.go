package potx

// Role is what a layout is used for.
type Role string

// The roles, as reports name them. The first four can be filled by any template, by what its placeholders can hold; the others by our own
// placeholders only, and slides that would use them fall back to the content role where they are missing.
const (
	RoleTitle   Role = "title"
	RoleContent Role = "content"
	RoleTwo     Role = "two-content"
	RoleOnly    Role = "title-only"

	RoleOpening Role = "briefing title"
	RoleFour    Role = "four figures"
	RoleSix     Role = "six figures"
	RoleChart   Role = "chart"
	RoleCharts  Role = "two charts"
	RoleBeside  Role = "chart and two figures"
	RoleItems   Role = "numbered items and box"
	RoleTable   Role = "table"
	RoleDrawing Role = "drawing"
	RoleText    Role = "text"
	RoleSummary Role = "three sentences"
	RolePoints  Role = "three points"
)
