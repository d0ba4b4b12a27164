"""Stages of the reading: a record and its earlier layers in, annotations out. One module a finding."""
