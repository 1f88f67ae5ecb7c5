/** The AWS command line interface: one program for every operation of every service that the engine has. */
package skylab.cli;
