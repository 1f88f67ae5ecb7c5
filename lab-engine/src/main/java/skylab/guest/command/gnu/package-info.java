/** What the GNU tools have in common: options, and how they read their input. */
package skylab.guest.command.gnu;
