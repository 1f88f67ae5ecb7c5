/** What lies where on the class path of cells, known without opening its jars. */
package skylab.kernel.classpath;
