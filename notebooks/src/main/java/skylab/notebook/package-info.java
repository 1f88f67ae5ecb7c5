/** Jupyter notebooks (nbformat 4) as values, and what nbgrader keeps in them: metadata of schema 3 and checksums. */
package skylab.notebook;
