/** What is added to the catalogue of a lab, read from a document and checked. */
package skylab.lab.addition;
