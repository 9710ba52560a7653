import { HttpResponse, http } from 'msw';

/** In place of your app: a page that asks for a mail. */
export const app = http.get('http://localhost:5173/', () =>
  HttpResponse.html(`<!doctype html>
    <link rel="icon" href="data:,">
    <form><label>Your e-mail <input type="email" name="email"></label></form>
    <p role="status"></p>
    <script>
      document.forms[0].addEventListener('submit', async (event) => {
        event.preventDefault();
        const body = new URLSearchParams(new FormData(event.target));
        const answer = await fetch('http://localhost:7130/api/auth/email/send-reset-password', { method: 'POST', body });
        document.querySelector('[role=status]').textContent = (await answer.json()).message;
      });
    </script>`),
);
