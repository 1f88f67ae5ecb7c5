/** The shorthand syntax for structures (AWS CLI user guide, "Using shorthand syntax"). */
package skylab.cli.shorthand;
