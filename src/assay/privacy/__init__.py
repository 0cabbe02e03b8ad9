"""Small groups of people: figures that would tell of single persons do not leave the book, nor can be worked out."""
