package template

// deepest is how many texts of the dataset may be printed within each other.
const Deepest = 3
