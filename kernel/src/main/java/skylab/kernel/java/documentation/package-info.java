/** What can be told about a name at a cursor: signatures, values, documentation, source. */
package skylab.kernel.java.documentation;
