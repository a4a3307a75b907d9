/// <reference types="vitest/globals" />
import '@testing-library/jest-dom/vitest';
