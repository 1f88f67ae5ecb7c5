/**
 * The language of the shell: immutable syntax trees and the parser that makes them from text. Pure: knows no process
 * and no file. Grammar and messages follow bash 5.2.
 */
package skylab.guest.shell.syntax;
