/**
 * What qs takes from the package side-channel: notes beside objects. That package supports engines without `WeakMap`, which
 * takes ten more packages and a tenth of what a backend loads.
 */
module.exports = () => new WeakMap();
