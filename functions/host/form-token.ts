import { html } from 'hono/html';
import type { HostSession } from '../../shared/host/session.ts';
import type { Html } from '../fill-frame.ts';

/** The field of forms, and the header of scripts, that prove that they come from a page of the session. */
export const formTokenField = 'form-token';
export const formTokenHeader = 'X-Form-Token';

/** What every form of the console holds. */
export const formTokenFor = ({ formToken }: Pick<HostSession, 'formToken'>): Html =>
  html`<input type="hidden" name="${formTokenField}" value="${formToken}">`;
