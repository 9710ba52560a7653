import type { VNode } from 'preact';
import type { Message } from '../../core/message.ts';

/** The mail's HTML in a sandboxed frame without scripts, forms, windows and origin. */
export function MailFrame({ message: { html, subject } }: { readonly message: Message }): VNode {
  return (
    <>
      <iframe
        sandbox=""
        title={`HTML of “${subject}”`}
        referrerpolicy="no-referrer"
        // Links then open a new window, which the sandbox refuses, instead of loading into the frame.
        srcdoc={`<!doctype html><base target="_blank">${html}`}
      />
      <p class="soft">Scripts, pictures from the network and links are off in this preview.</p>
    </>
  );
}
