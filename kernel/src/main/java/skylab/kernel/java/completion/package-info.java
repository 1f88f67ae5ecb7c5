/** Ways to go on at a cursor: members, names, types to import, values that the lab knows, magics and files. */
package skylab.kernel.java.completion;
