package brand_test

import (
	"bytes"
	"fmt"
	"os"
	"testing/fstest"

	"briefing/internal/input/brand"
	"briefing/internal/testkit/world"
)

// A brand whose text cannot be read on its ground is refused, with the contrast it has and one that would do.
func ExampleLoad() {
	shipped, err := os.ReadFile(world.Path("templates/brands/plain/_brand.yml"))
	if err != nil {
		panic(err)
	}
	fsys := fstest.MapFS{"brands/plain/_brand.yml": {Data: shipped}}
	b, _ := brand.Load(fsys, "plain", "en")
	fmt.Printf("%s: findings have the colour %v, its contrast is %.1f\n", b.Name, b.Light.Color(brand.Blue), brand.Contrast(b.Light.Color(brand.Blue), b.Light.Color(brand.White)))

	fsys["brands/plain/_brand.yml"].Data = bytes.Replace(shipped, []byte(`grey: "#4F5E59"`), []byte(`grey: "#9FAEA9"`), 1)
	b, found := brand.Load(fsys, "plain", "en")
	fmt.Println("no brand:", b == nil)
	fmt.Println(found[0].Message)
	fmt.Println(found[0].Hints[0])
	// Output:
	// Policy briefing: findings have the colour {11 74 63}, its contrast is 10.2
	// no brand: true
	// color.secondary #9FAEA9 on color.background #FFFFFF has a contrast of 2.30, but text needs 4.5
	// used for captions, notes and sources; the other colour stands in brands/plain/_brand.yml:20:12; #68726F instead of #9FAEA9 would reach it
}
