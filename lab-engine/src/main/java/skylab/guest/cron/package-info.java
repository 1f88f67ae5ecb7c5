/** Jobs that are run at set times. */
package skylab.guest.cron;
