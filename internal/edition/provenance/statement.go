package provenance

import (
	"encoding/json"
	"fmt"
)

// Format is the format of the manifests that are written. It is raised when a field changes its meaning: a program
// that knows less then refuses the folder and names the version of the tool that wrote it.
const Format = 2

// What the standards call the parts of a manifest.
//
// The predicate is the provenance of SLSA, since it has a place for all that there is to say: what was asked for, what was
// read, which program did it. A manifest is not signed and claims no level of trust, so that its builder is the program alone
// and never the machine that it ran on. Both are named as package URLs, because the program has no address on the web.
const (
	statementType = "https://in-toto.io/Statement/v1"
	predicateType = "https://slsa.dev/provenance/v1"
	builderID     = "pkg:generic/briefing"
	buildType     = "pkg:generic/briefing#edition/v2"
)

// statement is a manifest as a file: an in-toto Statement v1 about every output, with the SLSA provenance v1 of them. Format
// and tool are extension fields, which in-toto allows in every object; every format has them in this place.
type statement struct {
	Type          string     `json:"_type"`
	Format        int        `json:"format"`
	Tool          Tool       `json:"tool"`
	Subject       []resource `json:"subject"`
	PredicateType string     `json:"predicateType"`
	Predicate     provenance `json:"predicate"`
}

// resource is a file by its content: a ResourceDescriptor of in-toto.
type resource struct {
	Name        string       `json:"name"`
	Digest      digestSet    `json:"digest"`
	Annotations *annotations `json:"annotations,omitempty"`
}

type digestSet struct {
	SHA256 string `json:"sha256"`
}

// annotations are what is said of an output beyond its hash.
type annotations struct {
	Bytes int `json:"bytes"`
	Pages int `json:"pages,omitempty"`
}

type provenance struct {
	BuildDefinition buildDefinition `json:"buildDefinition"`
	RunDetails      runDetails      `json:"runDetails"`
}

type buildDefinition struct {
	BuildType            string             `json:"buildType"`
	ExternalParameters   externalParameters `json:"externalParameters"`
	InternalParameters   internalParameters `json:"internalParameters"`
	ResolvedDependencies []resource         `json:"resolvedDependencies"`
}

// externalParameters are what was asked for.
type externalParameters struct {
	Edition string          `json:"edition"`
	AsOf    string          `json:"as_of"`
	Targets []targetOutputs `json:"targets"` // by their first file
}

// targetOutputs are the files that were made with the same choices from the same inputs.
type targetOutputs struct {
	Parameters Parameters `json:"parameters"`
	Inputs     string     `json:"inputs"`           // Output.Inputs
	Silent     bool       `json:"silent,omitempty"` // Output.Silent
	Files      []string   `json:"files"`            // by path, each a subject
}

// internalParameters are what the run found out.
type internalParameters struct {
	Dataset Dataset `json:"dataset"`
	Origin  Origin  `json:"origin"`
}

type runDetails struct {
	Builder struct {
		ID      string            `json:"id"`
		Version map[string]string `json:"version"`
	} `json:"builder"`
}

// statementOf is a manifest, sorted, as it is written.
func statementOf(m *Manifest) *statement {
	s := &statement{
		Type: statementType, Format: Format, Tool: m.Tool, Subject: []resource{}, PredicateType: predicateType,
		Predicate: provenance{BuildDefinition: buildDefinition{
			BuildType:            buildType,
			ExternalParameters:   externalParameters{Edition: m.Edition, AsOf: m.AsOf, Targets: []targetOutputs{}},
			InternalParameters:   internalParameters{m.Data, m.Origin},
			ResolvedDependencies: []resource{},
		}},
	}
	s.Predicate.RunDetails.Builder.ID = builderID
	s.Predicate.RunDetails.Builder.Version = map[string]string{m.Tool.Name: m.Tool.Version}
	build := &s.Predicate.BuildDefinition
	for _, in := range m.Inputs {
		build.ResolvedDependencies = append(build.ResolvedDependencies, resource{Name: in.Path, Digest: digestSet{in.SHA256}})
	}
	type made struct {
		parameters Parameters
		inputs     string
		silent     bool
	}
	at := map[made]int{}
	targets := &build.ExternalParameters.Targets
	for _, o := range m.Outputs {
		s.Subject = append(s.Subject, resource{o.Path, digestSet{o.SHA256}, &annotations{o.Bytes, o.Pages}})
		key := made{o.Parameters, o.Inputs, o.Silent}
		i, known := at[key]
		if !known {
			i = len(*targets)
			at[key] = i
			*targets = append(*targets, targetOutputs{Parameters: o.Parameters, Inputs: o.Inputs, Silent: o.Silent})
		}
		(*targets)[i].Files = append((*targets)[i].Files, o.Path)
	}
	return s
}

// decodeStatement is the manifest that a statement holds. Fields that it does not know are passed over, as in-toto asks.
func decodeStatement(data []byte) (*Manifest, error) {
	var s statement
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, err
	}
	if s.Format != Format || s.Type != statementType || s.PredicateType != predicateType {
		return nil, fmt.Errorf("it is no statement of provenance, but %q of %q", s.Type, s.PredicateType)
	}
	build := s.Predicate.BuildDefinition
	m := &Manifest{
		Format: s.Format, Tool: s.Tool,
		Edition: build.ExternalParameters.Edition, AsOf: build.ExternalParameters.AsOf,
		Data: build.InternalParameters.Dataset, Origin: build.InternalParameters.Origin, Inputs: []Input{},
	}
	for _, r := range build.ResolvedDependencies {
		m.Inputs = append(m.Inputs, Input{r.Name, r.Digest.SHA256})
	}
	target := map[string]targetOutputs{}
	count := 0
	for _, t := range build.ExternalParameters.Targets {
		count += len(t.Files)
		for _, name := range t.Files {
			target[name] = t
		}
	}
	if count != len(s.Subject) {
		return nil, fmt.Errorf("it has %d subjects, and its targets have %d files", len(s.Subject), count)
	}
	for _, r := range s.Subject {
		t, known := target[r.Name]
		if !known || r.Annotations == nil {
			return nil, fmt.Errorf("nothing says how %q was made", r.Name)
		}
		delete(target, r.Name) // a name that comes twice is damage
		m.Outputs = append(m.Outputs, Output{
			Path: r.Name, SHA256: r.Digest.SHA256, Bytes: r.Annotations.Bytes, Pages: r.Annotations.Pages,
			Inputs: t.Inputs, Silent: t.Silent, Parameters: t.Parameters,
		})
	}
	return m, nil
}
