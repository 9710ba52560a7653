import { configure } from '@testing-library/dom';

// On a machine that has other things to do, a second is soon over.
configure({ asyncUtilTimeout: 10_000 });
