/**
 * The lab as a value: immutable resources, a clock, and the agenda of what is still to happen.
 *
 * <p>This package knows no AWS service and no machine. It gives the packages above it typed tables ({@link
 * skylab.world.Kind}), all-or-nothing changes ({@link skylab.world.Transaction}), things that happen later ({@link
 * skylab.world.Event}), seeded identifiers ({@link skylab.world.Seed}) and a durable journal ({@link
 * skylab.world.journal.Journal}).
 */
package skylab.world;
