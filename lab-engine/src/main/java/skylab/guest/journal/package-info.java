/** What machines log: the journal and the files of syslog. */
package skylab.guest.journal;
