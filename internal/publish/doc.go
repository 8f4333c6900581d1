// Package publish puts finished files where readers find them: the edition folder is the unit of publication.
//
// In: the bytes of every file of an edition and what they were made from. Out: out/<edition>/ with its manifest,
// replaced in one step, so that a reader never sees half of an edition and a failed run leaves what was there. It
// never renders, never decides what to build, and never writes into the folder that is published. What it has not made
// is the user's: a file the manifest does not list is carried over, a folder without a manifest is refused.
package publish
