// Package edition puts finished files where readers find them: the edition's folder and the lasting addresses of its
// charts, all of one run or none.
//
// In: the bytes of every file of an edition and of its charts, and what they were made from. Out: out/<edition>/,
// out/charts/<lang>/<id>/ and out/frozen/<hash>/, each with its manifest and each only ever replaced as a whole. All
// versions of a run are staged beside what is published and synced; then a journal in the output folder names them. From
// then on only renames are left, which a later run finishes if this one is cut off. A run that is cut off before has
// changed nothing. A failed run takes back the versions it has shown.
//
// To show a version is to give its folder the published name; until then it is staged under a hidden name beside it.
//
// It never renders, never decides what to build, and never writes into a folder that is published. Files that
// the manifest does not list belong to the user and are kept; a folder without a manifest is refused.
package edition
