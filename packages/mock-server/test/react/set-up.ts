import { configure } from '@testing-library/react';

// A page that has not changed after a second is a slow machine's.
configure({ asyncUtilTimeout: 10_000 });
