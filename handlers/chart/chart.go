// Package chart draws the picture of a digest.
//
// Contract:
//   - Pure: the same trend gives the same picture. Nothing is prepared before the first one is asked for.
//   - A picture has a background of its own, so that it reads in Slack's light and dark alike, and is sharp on screens with two
//     dots to a point. No meaning rests on color alone: bars and lines differ in form, and every value is written.
//   - Labels are short and the font knows Latin, Greek and Cyrillic; nothing a person typed is drawn.
package chart

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"github.com/go-analyze/charts"

	"tcrbot/handlers/views"
)

// The size in pixels: Slack shows pictures at most 360 points wide in a message, and larger when they are clicked.
const (
	width  = 1200
	height = 560
)

// ErrEmpty says that there is nothing to draw.
var ErrEmpty = errors.New("a trend without weeks")

// PNG draws a trend: opened and approved as bars, open as a line over them with a scale of its own.
func PNG(t views.Trend) ([]byte, error) {
	n := len(t.Labels)
	if n == 0 || len(t.Opened) != n || len(t.Approved) != n || len(t.Open) != n {
		return nil, ErrEmpty
	}
	p, err := charts.Render(options(t))
	if err != nil {
		return nil, fmt.Errorf("draw a chart: %w", err)
	}
	data, err := p.Bytes()
	if err != nil {
		return nil, fmt.Errorf("draw a chart: %w", err)
	}
	if !bytes.HasPrefix(data, []byte("\x89PNG")) {
		return nil, errors.New("draw a chart: it is no PNG")
	}
	return data, nil
}

func options(t views.Trend) charts.ChartOption {
	number := func(f float64) string { return strconv.Itoa(int(f)) }
	text := charts.NewFontStyleWithSize(17)
	axis := func(least, most float64) charts.YAxisOption { // every value is written: the axes would only repeat them
		return charts.YAxisOption{Show: new(false), Min: &least, Max: &most}
	}
	series := func(kind, name string, values []int, axis int) charts.GenericSeries {
		return charts.GenericSeries{
			Type: kind, Name: name, Values: floats(values), YAxisIndex: axis,
			Label: charts.SeriesLabel{Show: new(true), ValueFormatter: number, FontStyle: text},
		}
	}
	top := float64(highest(t.Opened, t.Approved)) * 1.6 // room for the line above the bars
	open := series(charts.ChartTypeLine, "open", t.Open, 1)
	open.Label.Distance = 12
	open.Label.LabelFormatter = func(_ int, _ string, value float64) (string, *charts.LabelStyle) { // it stands on the line
		return number(value), &charts.LabelStyle{FontStyle: text, BackgroundColor: paper(), CornerRadius: 4}
	}
	return charts.ChartOption{
		OutputFormat: charts.ChartOutputPNG, Width: width, Height: height, Theme: theme(),
		Padding: charts.NewBox(24, 16, 24, 16), ValueFormatter: number,
		Legend: charts.LegendOption{SeriesNames: []string{"opened (bars)", "approved (bars)", "open at the end of the week (line)"}, FontStyle: text},
		XAxis:  charts.XAxisOption{Labels: t.Labels, LabelFontStyle: text},
		YAxis: []charts.YAxisOption{
			axis(0, max(top, 4)), axis(floor(t.Open), float64(highest(t.Open))*1.1+1),
		},
		SeriesList: charts.GenericSeriesList{
			series(charts.ChartTypeBar, "opened", t.Opened, 0), series(charts.ChartTypeBar, "approved", t.Approved, 0), open,
		},
		LineStrokeWidth: 4, Symbol: charts.Symbol{Shape: charts.SymbolDot},
	}
}

// theme is dark ink on paper that is neither white nor black. The three colors differ in lightness as well.
func theme() charts.ColorPalette {
	ink := charts.ColorRGB(29, 53, 87)
	return charts.MakeTheme(charts.ThemeOption{
		BackgroundColor: paper(), TextColor: ink, AxisStrokeColor: charts.ColorRGB(120, 128, 140),
		AxisSplitLineColor: charts.ColorRGB(225, 224, 219),
		SeriesColors:       []charts.Color{charts.ColorRGB(244, 162, 97), charts.ColorRGB(42, 157, 143), ink},
	})
}

func paper() charts.Color { return charts.ColorRGB(248, 247, 243) }

func floats(list []int) []float64 {
	out := make([]float64, len(list))
	for i, n := range list {
		out[i] = float64(n)
	}
	return out
}

func highest(lists ...[]int) int {
	top := 0
	for _, list := range lists {
		for _, n := range list {
			top = max(top, n)
		}
	}
	return top
}

// floor puts the lowest value of the line into the upper half of the picture, above most bars.
func floor(list []int) float64 {
	low := highest(list)
	for _, n := range list {
		low = min(low, n)
	}
	return max(0, float64(low)-float64(highest(list)))
}
