package template

import (
	"slices"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Timeline is a row of years with bars and dated events.
type Timeline struct {
	FirstYear, LastYear int
	Bars, Events        []Event
}

// Event is an action on a timeline. Without a label it has the dataset's.
type Event struct {
	Of    source.String
	Label *phrase.Text
}

type timeForm struct {
	Broken    bool        `yaml:",broken"`
	Head      chartHead   `yaml:",inline"`
	FirstYear int         `yaml:"first_year,required"`
	LastYear  int         `yaml:"last_year,required"`
	Bars      []eventForm `yaml:"bars"`
	Events    []eventForm `yaml:"events"`
}

type eventForm struct {
	Of    source.String `yaml:"of,required,id"`
	Label rawText       `yaml:"label"`
}

func (f *timeForm) head() *chartHead { return &f.Head }

func (f *timeForm) read(l *loader, _ *Chart) any {
	if !f.Broken && (f.FirstYear < 1900 || f.LastYear < f.FirstYear || f.LastYear > f.FirstYear+20) {
		l.diags.Add(f.Head.Pos, diag.Error, "bad-years", "a timeline runs over 1 to 21 years, found "+strconv.Itoa(f.FirstYear)+" to "+strconv.Itoa(f.LastYear), "")
	}
	if !f.Broken && len(f.Bars)+len(f.Events) == 0 {
		l.diags.Add(f.Head.Pos, diag.Error, "empty-chart", "a timeline needs bars or events", "list actions under bars: or events:")
	}
	return &Timeline{f.FirstYear, f.LastYear, f.events(l, f.Bars), f.events(l, f.Events)}
}

func (f *timeForm) events(l *loader, list []eventForm) []Event {
	var out []Event
	for _, e := range list {
		one := Event{e.Of, l.line(e.Label, phrase.Label)}
		f.checkAction(l, e.Of)
		l.showsThing(e.Of)
		if a := l.lib.Index.Actions[e.Of.S]; a != nil && one.Label == nil {
			l.showsDatum(a.Label)
		}
		out = append(out, one)
	}
	return out
}

// checkAction sees that an action can stand on a timeline: it happened, and its beginning is known.
func (f *timeForm) checkAction(l *loader, of source.String) {
	if of.S == "" {
		return
	}
	a := l.lib.Index.Actions[of.S]
	switch {
	case a == nil:
		message, hint := source.Unknown("action", of.S, l.lib.Index.names(l.lib.Dataset, "start"))
		l.diags.Add(of.Pos, diag.Error, "unknown-reference", message, hint)
	case a.Kind == Record:
		l.diags.Add(of.Pos, diag.Error, "record-on-timeline", source.Quote(of.S)+" is a record: bookkeeping, not something that happened", "choose an action of another kind")
	case a.Time.From.Year == 0:
		l.diags.Add(of.Pos, diag.Error, "no-start", source.Quote(of.S)+" has no known start and cannot stand on a timeline", "name it in the text instead")
	case !f.Broken && (a.Time.From.Year < f.FirstYear || a.Time.From.Year > f.LastYear):
		l.diags.Add(of.Pos, diag.Error, "outside-years", source.Quote(of.S)+" begins in "+strconv.Itoa(a.Time.From.Year)+", outside the years of the timeline", "change first_year or last_year, or leave it out")
	}
}

// Steps is a set of step-line panels of running totals, one indicator each.
type Steps struct {
	MainKey, OutsideKey *phrase.Text
	Panels              []StepPanel
}

// StepPanel is one line.
type StepPanel struct {
	Title  *phrase.Text
	Of     source.String
	Labels []StepLabel
}

// StepLabel labels a point beside the first and the last, or moves a label that collides.
type StepLabel struct {
	At    source.String // year, month or day
	Place string        // "left", "above", "below" or empty
	Date  bool          // its date stands beside it
}

type stepsForm struct {
	Head   chartHead       `yaml:",inline"`
	Keys   stepKeys        `yaml:"keys,required"`
	Panels []stepPanelForm `yaml:"panels,required,nonempty"`
}

type stepKeys struct {
	Main    rawText `yaml:"main,required"`
	Outside rawText `yaml:"outside,required"`
}

type stepPanelForm struct {
	Title  rawText         `yaml:"title,required"`
	Of     source.String   `yaml:"of,required,word"`
	Labels []stepLabelForm `yaml:"labels"`
}

type stepLabelForm struct {
	At    source.String `yaml:"at,required,word"`
	Place string        `yaml:"place,enum=left|above|below"`
	Date  *bool         `yaml:"date"`
}

func (f *stepsForm) head() *chartHead { return &f.Head }

func (f *stepsForm) read(l *loader, _ *Chart) any {
	c := &Steps{MainKey: l.line(f.Keys.Main, phrase.Label), OutsideKey: l.line(f.Keys.Outside, phrase.Label)}
	for _, p := range f.Panels {
		panel := StepPanel{Title: l.line(p.Title, phrase.Label), Of: p.Of}
		l.fairTitle("title", p.Title, panel.Title, false)
		l.valueRef(p.Of)
		l.holdsUntilNext(p.Of)
		l.shows(p.Of)
		for _, x := range p.Labels {
			if x.At.S != "" && !phrase.IsPeriod(x.At.S) {
				l.diags.Add(x.At.Pos, diag.Error, "bad-period", "a point is named by its year, month or day, found "+source.Quote(x.At.S), "write at: 2018-05")
			}
			panel.Labels = append(panel.Labels, StepLabel{x.At, x.Place, on(x.Date)})
		}
		c.Panels = append(c.Panels, panel)
	}
	return c
}

// momentary are the ways of counting whose values hold for their own period alone.
var momentary = []dataset.Counting{dataset.SingleYear, dataset.PartialWindow, dataset.Change, dataset.OneOff}

// holdsUntilNext sees that the values of an indicator stay true until the next is published, as a step line draws them.
func (l *loader) holdsUntilNext(of source.String) {
	id, _, _ := strings.Cut(of.S, "/")
	id, _, _ = strings.Cut(id, "@")
	ind := l.lib.Index.Indicators[id]
	if ind == nil || !slices.Contains(momentary, ind.Counting) {
		return
	}
	period := "2018"
	for _, o := range ind.Observations {
		if p := o.TimePeriod; p.From.Year > 0 && p.From == p.To {
			period = p.From.String()
		}
	}
	l.diags.Add(of.Pos, diag.Error, "single-periods", source.Quote(id)+" has values of single periods (counting: "+string(ind.Counting)+"), and a step line would draw each as if it held until the next",
		"use kind: bars with order: given and a row for each period, as in {label: "+period+", parts: [{of: "+id+"@"+period+"}]}",
		"if each value is a running total or a level, say so in the data: counting: cumulative or counting: stock")
}
