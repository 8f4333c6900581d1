// Package edition puts finished files where readers find them: the edition's folder and the lasting addresses of its
// charts, all of one run or none.
//
// In: the bytes of every file of an edition and of its charts, and what they were made from. Out: out/<edition>/,
// out/charts/<lang>/<id>/ and out/frozen/<hash>/, each with its manifest and each only ever replaced as a whole. All
// versions of a run are staged beside what is published and synced; then a journal in the output folder names them, and
// from its first moment on the run is done but for renames, which a later run finishes if this one is cut off. Before
// that moment a run that is cut off has changed nothing. A failed run takes back what it has shown.
//
// It never renders, never decides what to build, and never writes into a folder that is published. What it has not made
// is the user's: a file the manifest does not list is carried over, a folder without a manifest is refused.
package edition
