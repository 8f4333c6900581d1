package provenance

import "encoding/json"

// format1 is a manifest as versions up to 0.1.0 wrote it. It is read, and replaced when the folder is built again.
type format1 struct {
	Tool    Tool      `json:"tool"`
	Edition string    `json:"edition"`
	AsOf    string    `json:"as_of"`
	Data    Dataset   `json:"dataset"`
	Origin  Origin    `json:"origin"`
	Inputs  []input1  `json:"inputs"`
	Outputs []output1 `json:"outputs"`
}

type input1 struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

type output1 struct {
	Path       string     `json:"path"`
	SHA256     string     `json:"sha256"`
	Bytes      int        `json:"bytes"`
	Inputs     string     `json:"inputs"`
	Parameters Parameters `json:"parameters"`
}

func decodeFormat1(data []byte) (*Manifest, error) {
	var f format1
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, err
	}
	m := &Manifest{Format: 1, Tool: f.Tool, Edition: f.Edition, AsOf: f.AsOf, Data: f.Data, Origin: f.Origin, Inputs: []Input{}}
	for _, in := range f.Inputs {
		m.Inputs = append(m.Inputs, Input(in))
	}
	for _, o := range f.Outputs {
		m.Outputs = append(m.Outputs, Output{Path: o.Path, SHA256: o.SHA256, Bytes: o.Bytes, Inputs: o.Inputs, Parameters: o.Parameters})
	}
	return m, nil
}
