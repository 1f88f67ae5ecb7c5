/** Software as packages bring it: catalogues as data, and the databases of what is installed. */
package skylab.guest.software;
